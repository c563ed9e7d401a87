package io.scanpass.command.accept.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.TestIssuer;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.contract.seal.SharedKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7009. */
class TokenRevocationIT extends CommandSideIT {

    private static final String PATH = "/oauth2/revoke";
    private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = THUMBPRINT)
    void endsTheSessionByItsRefreshTokenBoundOrNot(@Nullable String boundTo) {
        Phone phone = newPhone();
        Answer answer = revoke("phone-demo", refreshToken(phone, boundTo));
        isDone(answer);
        assertThat(answer.http().body()).isEmpty();
        assertThat(revocationOf(phone)).isEqualTo("signed_out");
        isDone(revoke("phone-demo", refreshToken(phone, boundTo)));
        assertThat(revocationOf(phone)).isEqualTo("signed_out");
    }

    @Test
    void endsTheSessionByItsAccessTokenToo() {
        Phone phone = newPhone();
        isDone(revoke("phone-demo", TestIssuer.INSTANCE.tokenFor(phone)));
        assertThat(revocationOf(phone)).isEqualTo("signed_out");
    }

    @Test
    void saysNothingOfWhatIsNoToken() {
        Phone phone = newPhone();
        String expired = TestIssuer.INSTANCE.tokenFor(
                phone, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300))));
        String forged = TestIssuer.INSTANCE.signedWith(TestIssuer.newKey("test-key"), phone);
        String idToken = TestIssuer.INSTANCE.tokenOfType(phone, "JWT");
        String foreign = token(phone, null).write(SharedKey.parse("B".repeat(43)));
        String unknown = refreshToken(new Phone(phone.userId(), Ids.random()), null);
        for (String token : new String[] {"x", "a.b.c", "\u0000", expired, forged, idToken, foreign, unknown}) {
            isDone(revoke("phone-demo", token));
        }
        assertThat(revocationOf(phone)).isEmpty();
    }

    @Test
    void refusesTheTokenOfAnotherClient() {
        Phone phone = newPhone();
        revoke("web-demo", refreshToken(phone, null)).isOAuthError(400, "invalid_grant");
        revoke("web-demo", TestIssuer.INSTANCE.tokenFor(phone)).isOAuthError(400, "invalid_grant");
        assertThat(revocationOf(phone)).isEmpty();
    }

    @Test
    void asksAConfidentialClientForItsSecret() {
        Phone tv = startSession(Ids.random(), "tv");
        String token = refreshToken(tv, null);
        revoke("tv", token).isOAuthError(401, "invalid_client");
        postForm(PATH, Map.of("token", token), basic("tv", "guessed")).isOAuthError(401, "invalid_client");
        revoke("nobody", token).isOAuthError(401, "invalid_client");
        assertThat(revocationOf(tv)).isEmpty();
        isDone(postForm(PATH, Map.of("token", token, "token_type_hint", "whatever"), basic("tv", TV_SECRET)));
        assertThat(revocationOf(tv)).isEqualTo("signed_out");
    }

    @Test
    void refusesWhatIsNoRevocation() {
        postForm(PATH, Map.of("client_id", "web-demo")).isOAuthError(400, "invalid_request");
        postForm(PATH, Map.of("token", "x")).isOAuthError(400, "invalid_request");
        postJson(PATH, "{}").isOAuthError(400, "invalid_request");
        postForm(PATH + "?client_id=web-demo&token=x", Map.of()).isOAuthError(400, "invalid_request");
    }

    @Test
    void isOpenToThePagesThatTheOtherEndpointsAreOpenTo() {
        for (String origin : new String[] {"http://localhost:3000", "https://evil.example"}) {
            Answer answer = send(request(PATH)
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(origin.contains("evil") ? 403 : 200);
        }
    }

    private Answer revoke(String clientId, String token) {
        return postForm(PATH, Map.of("client_id", clientId, "token", token, "token_type_hint", "access_token"));
    }

    private static void isDone(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.http().headers().firstValue("Cache-Control")).contains("no-store");
    }

    private String refreshToken(Phone session, @Nullable String boundTo) {
        return token(session, boundTo).write(sharedKey);
    }

    private static RefreshToken token(Phone session, @Nullable String boundTo) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        return new RefreshToken(session.sessionId(), now.plusSeconds(600), 3, now, boundTo);
    }
}
