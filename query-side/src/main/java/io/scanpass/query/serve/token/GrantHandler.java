package io.scanpass.query.serve.token;

import io.scanpass.contract.http.OAuthForm;

/** Decides one type of token request. */
interface GrantHandler {

    GrantType type();

    /** @throws io.scanpass.query.serve.OAuthRefused with the reason why not */
    Grant decide(OAuthForm form, String clientId);
}
