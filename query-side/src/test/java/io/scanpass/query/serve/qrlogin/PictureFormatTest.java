package io.scanpass.query.serve.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| SVG",
                "*/* | SVG",
                "image/svg+xml | SVG",
                "image/png | PNG",
                "image/png,image/svg+xml;q=0.5 | PNG",
                "image/svg+xml;q=0,image/* | PNG",
                // Chromium, Firefox and Safari, for an <img>
                "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8 | SVG",
                "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5 | SVG",
                "image/webp,image/avif,image/jxl,image/heic,image/heic-sequence,video/*;q=0.8,image/png,"
                        + "image/svg+xml,image/*;q=0.8,*/*;q=0.5 | SVG",
                "text/html | NONE",
                "image/png;q=0 | NONE",
                "//// | NONE"
            })
    void givesWhatTheReaderLikesBest(@Nullable String accept, PictureFormat format) {
        assertThat(PictureFormat.preferred(accept)).isEqualTo(format);
    }
}
