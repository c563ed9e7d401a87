package io.scanpass.command.accept.operator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** The forms in which a history is told; the first is the one for who does not mind. */
enum HistoryForm {
    /** A page. */
    JSON(MediaType.APPLICATION_JSON_VALUE),
    /** All of it, a line an event; {@code application/jsonl} is what the format calls itself (jsonlines.org). */
    JSON_LINES(HistoryForm.JSON_LINES_VALUE),
    /** All of it, for people. */
    TEXT("text/plain;charset=UTF-8");

    static final String JSON_LINES_VALUE = "application/jsonl";

    private final String mediaType;

    HistoryForm(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** @param accept RFC 9110 section 12.5.1 */
    static HistoryForm of(String accept) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> wanted;
        try {
            wanted = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException malformed) {
            throw new HttpMediaTypeNotAcceptableException("not a list of media types");
        }
        return wanted.stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> Arrays.stream(values()).filter(form -> type.isCompatibleWith(form.mediaType())))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(
                        Arrays.stream(values()).map(HistoryForm::mediaType).toList()));
    }
}
