package io.scanpass.query.serve.authorize;

import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static io.scanpass.contract.http.OAuthError.LOGIN_REQUIRED;

import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a client may want shown (OpenID Connect Core 1.0 section 3.1.2.1): every login here is, and is a new one. */
public enum Prompt {
    NONE,
    LOGIN,
    CONSENT,
    SELECT_ACCOUNT;

    public static List<String> wireNames() {
        return Arrays.stream(values())
                .map(prompt -> prompt.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** @throws OAuthRefused login_required for {@code none}, since nobody is signed in here, and invalid_request */
    static void check(OAuthForm form) {
        Set<String> asked = form.get("prompt").map(Scope::of).map(Scope::values).orElse(Set.of());
        if (!wireNames().containsAll(asked)) throw new OAuthRefused(INVALID_REQUEST, "there is no such prompt");
        if (!asked.contains("none")) return;
        if (asked.size() > 1) throw new OAuthRefused(INVALID_REQUEST, "prompt=none stands alone");
        throw new OAuthRefused(LOGIN_REQUIRED, "every login is shown to the person");
    }
}
