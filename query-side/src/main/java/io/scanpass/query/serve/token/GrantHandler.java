package io.scanpass.query.serve.token;

/** Decides one type of token request. */
interface GrantHandler {

    GrantType type();

    /** @throws io.scanpass.contract.http.OAuthRefused with the reason why not */
    Grant decide(TokenRequest request);
}
