package io.scanpass.query.serve.token;

/** Decides one type of token request. */
interface GrantHandler {

    GrantType type();

    /** @throws io.scanpass.query.serve.OAuthRefused with the reason why not */
    Grant decide(TokenForm form, String clientId);
}
