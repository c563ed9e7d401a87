package io.scanpass.command.accept;

/** An error in the form of RFC 6749 section 5.2. */
public final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    public OAuthError(Code code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** The codes this side uses, with their status. */
    public enum Code {
        INVALID_REQUEST("invalid_request", 400),
        INVALID_CLIENT("invalid_client", 401),
        /** RFC 6749 section 5.2 counts wrong resource owner credentials among invalid grants. */
        INVALID_GRANT("invalid_grant", 400),
        INVALID_SCOPE("invalid_scope", 400),
        TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 503),
        SERVER_ERROR("server_error", 500);

        private final String wireName;
        private final int status;

        Code(String wireName, int status) {
            this.wireName = wireName;
            this.status = status;
        }

        public String wireName() {
            return wireName;
        }

        public int status() {
            return status;
        }
    }
}
