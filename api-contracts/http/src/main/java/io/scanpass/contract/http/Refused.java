package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The request is refused; the answer is an RFC 9457 problem with this code. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;
    private final @Nullable Duration retryAfter;

    public Refused(RejectionCode code) {
        this(code, null);
    }

    /** @param retryAfter when it makes sense to ask again (RFC 9110 section 10.2.3) */
    public Refused(RejectionCode code, @Nullable Duration retryAfter) {
        super(code.wireName(), null, false, false); // a refusal is an answer: nobody reads its stack
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public RejectionCode code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(retryAfter.plusMillis(999).toSeconds()));
        }
        return headers;
    }
}
