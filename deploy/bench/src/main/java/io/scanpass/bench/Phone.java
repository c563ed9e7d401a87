package io.scanpass.bench;

import java.util.Map;
import java.util.UUID;

/** A phone that is signed in. */
final class Phone {

    private static final String PASSWORD = "tall green lamps hum softly";
    // RFC 7636 appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final String username;
    private String token = "";
    private String refreshToken = "";

    private Phone(String username, String tokens) {
        this.username = username;
        keep(tokens);
    }

    static Phone signedIn(Client client) {
        String username = "bench" + UUID.randomUUID();
        client.postJson(
                client.commands() + "/v1/users",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, PASSWORD),
                "");
        String code = Client.member(
                client.postForm(
                        client.commands() + "/oauth2/authorize-challenge",
                        Map.of(
                                "client_id", "phone-demo",
                                "username", username,
                                "password", PASSWORD,
                                "code_challenge", CHALLENGE,
                                "code_challenge_method", "S256")),
                "authorization_code");
        String tokens = client.postForm(
                client.queries() + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "phone-demo",
                        "code",
                        code,
                        "code_verifier",
                        VERIFIER));
        return new Phone(username, tokens);
    }

    String username() {
        return username;
    }

    String token() {
        return token;
    }

    void refresh(Client client) {
        keep(client.postForm(
                client.queries() + "/oauth2/token",
                Map.of("grant_type", "refresh_token", "client_id", "phone-demo", "refresh_token", refreshToken)));
    }

    private void keep(String tokens) {
        token = Client.member(tokens, "access_token");
        refreshToken = Client.member(tokens, "refresh_token");
    }
}
