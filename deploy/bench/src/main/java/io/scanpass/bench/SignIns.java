package io.scanpass.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long the answer to a wrong password takes for a user that exists and for one that does not; in turns, so that both
 * meet the same machine.
 */
record SignIns(Percentiles knownUser, Percentiles unknownUser) {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636 appendix B

    static SignIns refused(Client client, String username, int times) {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            known.add(micros(client, username));
            unknown.add(micros(client, username + i));
        }
        return new SignIns(Percentiles.of(known), Percentiles.of(unknown));
    }

    private static long micros(Client client, String username) {
        long before = System.nanoTime();
        client.postRefusedForm(
                client.commands() + "/oauth2/authorize-challenge",
                Map.of(
                        "client_id", "phone-demo",
                        "username", username,
                        "password", "wrong horse battery staple",
                        "code_challenge", CHALLENGE,
                        "code_challenge_method", "S256"));
        return (System.nanoTime() - before) / 1000;
    }
}
