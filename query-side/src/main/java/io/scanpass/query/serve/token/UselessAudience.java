package io.scanpass.query.serve.token;

import java.util.List;

/** A phone app's access tokens would not be for the command side. */
final class UselessAudience extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UselessAudience(String clientId, List<String> missing) {
        super("The setting scanpass.clients." + clientId + ".audience lacks " + String.join(", ", missing)
                + " (scanpass.audience), so the phone app could neither scan nor approve.");
    }
}
