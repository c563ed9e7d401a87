package io.scanpass.query.serve.qrlogin;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a reader takes (RFC 9110 section 12.5.1). SVG where it is as welcome as PNG, which is so for browsers. */
enum PictureFormat {
    SVG,
    PNG,
    NONE;

    private static final MediaType SVG_TYPE = MediaType.valueOf("image/svg+xml");

    static PictureFormat preferred(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return SVG;
        }
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException malformed) {
            return NONE;
        }
        double svg = weight(ranges, SVG_TYPE);
        double png = weight(ranges, MediaType.IMAGE_PNG);
        if (svg == 0 && png == 0) {
            return NONE;
        }
        return png > svg ? PNG : SVG;
    }

    /** The most specific range that includes the type decides. */
    private static double weight(List<MediaType> ranges, MediaType type) {
        return ranges.stream()
                .filter(range -> range.includes(type))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
