package io.scanpass.acceptance;

import com.nimbusds.jwt.SignedJWT;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.contract.seal.Ids;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** A person's phone: registered, signed in with the password, holding its own tokens. */
public final class PhoneApp {

    public static final String PASSWORD = "canary-password correct horse";
    // RFC 7636 appendix B
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final ScanPass scanPass;
    private boolean asksForNumbers;
    public final String username;
    public final String userId;
    public Answer tokens;

    private PhoneApp(ScanPass scanPass, String username, String userId) {
        this.scanPass = scanPass;
        this.username = username;
        this.userId = userId;
        this.tokens = redeem(signIn());
    }

    private PhoneApp(ScanPass scanPass, PhoneApp phone) {
        this.scanPass = scanPass;
        this.username = phone.username;
        this.userId = phone.userId;
        this.tokens = phone.tokens;
        this.asksForNumbers = phone.asksForNumbers;
    }

    /** The same phone, whose further requests a load balancer brings to other nodes. */
    public PhoneApp at(ScanPass nodes) {
        return new PhoneApp(nodes, this);
    }

    /** Another phone of the same person. */
    public PhoneApp another() {
        return new PhoneApp(scanPass, username, userId);
    }

    public static PhoneApp registered(ScanPass scanPass) {
        String username = "user" + Ids.random();
        Answer registered = Http.postJson(
                        scanPass.commands("/v1/users"),
                        Map.of("username", username, "password", PASSWORD, "display_name", "Alice"))
                .is(201);
        return new PhoneApp(scanPass, username, registered.text("user_id"));
    }

    public String signIn() {
        return trySigningIn().is(200).text("authorization_code");
    }

    public Answer trySigningIn() {
        return Http.postForm(
                scanPass.commands("/oauth2/authorize-challenge"),
                Map.of(
                        "client_id", "phone-demo",
                        "username", username,
                        "password", PASSWORD,
                        "code_challenge", CHALLENGE,
                        "code_challenge_method", "S256"));
    }

    public Answer redeem(String authorizationCode) {
        return Http.postForm(
                        scanPass.queries("/oauth2/token"),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "phone-demo",
                                "code",
                                authorizationCode,
                                "code_verifier",
                                VERIFIER))
                .is(200);
    }

    public String[] bearer() {
        return new String[] {"Authorization", "Bearer " + accessToken()};
    }

    public String accessToken() {
        return tokens.text("access_token");
    }

    public String sessionId() {
        return sessionOf(tokens);
    }

    /** Which session the access token of this answer belongs to. */
    public static String sessionOf(Answer tokens) {
        try {
            return SignedJWT.parse(tokens.text("access_token"))
                    .getJWTClaimsSet()
                    .getStringClaim("sid");
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    public Answer scan(WebPage page) {
        return present(page.asked.text("verification_uri_complete"));
    }

    /** The user code, for want of a camera. */
    public Answer type(WebPage page) {
        return present(page.asked.text("user_code"));
    }

    /** Whatever its camera saw. */
    public Answer present(String payload) {
        Answer scanned = Http.postJson(scanPass.commands("/v1/qr-logins/scan"), Map.of("payload", payload), bearer());
        asksForNumbers = scanned.json().path("numbers").size() > 0;
        return scanned;
    }

    /** With the number that the page shows, where the phone asks for one. */
    public Answer confirm(WebPage page) {
        Map<String, Integer> approval = new HashMap<>();
        if (asksForNumbers) page.number().ifPresent(number -> approval.put("number", number));
        return decide(page, "confirm", approval);
    }

    /** Without a look at the page. */
    public Answer confirmBlindly(WebPage page) {
        return decide(page, "confirm", Map.of());
    }

    public Answer confirm(WebPage page, int number) {
        return decide(page, "confirm", Map.of("number", number));
    }

    public Answer reject(WebPage page) {
        return decide(page, "reject", Map.of());
    }

    public Answer disown(WebPage page) {
        return decide(page, "reject", Map.of("reason", "not_me"));
    }

    private Answer decide(WebPage page, String decision, Map<String, ?> body) {
        return Http.postJson(
                scanPass.commands("/v1/qr-logins/" + page.asked.text("login_id") + "/" + decision), body, bearer());
    }

    public Answer refresh() {
        return Http.postForm(
                scanPass.queries("/oauth2/token"),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "phone-demo",
                        "refresh_token", tokens.text("refresh_token")));
    }
}
