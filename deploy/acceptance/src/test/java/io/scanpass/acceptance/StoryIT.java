package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.scanpass.acceptance.Http.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedScanPass.class)
class StoryIT {

    private final ScanPass scanPass;

    StoryIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void aPersonSignsInOnAWebPageByScanningItsCode() throws IOException, ParseException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        Frames frames = page.watch();
        assertThat(frames.await("requested").data().path("state").asString()).isEqualTo("requested");
        assertThat(page.redeem().is(400).text("error")).isEqualTo("authorization_pending");

        Answer scanned = phone.scan(page).is(200);
        assertThat(scanned.json().path("client").path("client_id").asString()).isEqualTo("web-demo");
        assertThat(frames.await("scanned")
                        .data()
                        .path("user")
                        .path("display_name")
                        .asString())
                .isEqualTo("Alice");
        Answer confirmed = phone.confirm(page).is(200);
        Frames.Frame frame = frames.await("confirmed");
        frames.endedAfter("requested", "scanned", "confirmed");

        Answer tokens = page.redeem().is(200);
        assertThat(tokens.text("token_type")).isEqualTo("Bearer");
        Answer who = Http.get(
                        scanPass.queries("/oauth2/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"))
                .is(200);
        assertThat(who.text("sub")).isEqualTo(phone.userId);
        SignedJWT jwt = SignedJWT.parse(tokens.text("access_token"));
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("web-demo");

        String traceId = confirmed.header("X-Trace-Id");
        assertThat(traceId).hasSize(32);
        assertThat(frame.data().path("trace_id").asString()).isEqualTo(traceId);
        assertThat(Files.readString(scanPass.commandSide.log())).contains(traceId);
        Awaitility.await().untilAsserted(() -> assertThat(Files.readString(scanPass.querySide.log()))
                .contains(traceId));
        for (String secret : new String[] {
            PhoneApp.PASSWORD,
            page.asked.text("device_code"),
            tokens.text("access_token"),
            tokens.text("refresh_token"),
            phone.tokens.text("access_token")
        }) {
            assertThat(Files.readString(scanPass.commandSide.log())).doesNotContain(secret);
            assertThat(Files.readString(scanPass.querySide.log())).doesNotContain(secret);
            assertThat(frame.data().toString()).doesNotContain(secret);
        }
    }

    @Test
    void anotherServiceChecksTheTokenAgainstThePublishedKeysAlone() {
        String token = PhoneApp.registered(scanPass).tokens.text("access_token");
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(
                        scanPass.querySide.uri().toString())
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(new JwtTypeValidator("at+jwt"))));
        assertThat(decoder.decode(token).getClaimAsString("iss"))
                .isEqualTo(scanPass.querySide.uri().toString());
        assertThatThrownBy(() -> decoder.decode(token.substring(0, token.length() - 10) + "AAAAAAAAAA"))
                .hasMessageContaining("signature");
    }

    @Test
    void aStrangerIsRefused() {
        PhoneApp owner = PhoneApp.registered(scanPass);
        PhoneApp stranger = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        owner.scan(page).is(200);
        assertThat(stranger.scan(page).is(409).text("code")).isEqualTo("qr_login_already_scanned");
        assertThat(stranger.confirm(page).is(403).text("code")).isEqualTo("qr_login_not_yours");
        assertThat(page.redeem().is(400).text("error")).isEqualTo("authorization_pending");
    }

    @Test
    void aWrongNumberEndsTheLogin() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        Frames frames = page.watch();
        JsonNode offered = phone.scan(page).is(200).json().path("numbers");
        int shown = frames.await("scanned").data().path("number").asInt();
        assertThat(offered).extracting(JsonNode::asInt).hasSize(3).contains(shown);
        int wrong = offered.path(0).asInt() == shown
                ? offered.path(1).asInt()
                : offered.path(0).asInt();
        assertThat(phone.confirm(page, wrong).is(409).text("code")).isEqualTo("qr_number_wrong");
        assertThat(frames.await("rejected").data().path("reason").asString()).isEqualTo("wrong_number");
        assertThat(phone.confirm(page, shown).is(409).text("code")).isEqualTo("qr_login_already_decided");
        assertThat(page.redeem().is(400).text("error")).isEqualTo("access_denied");
    }

    @Test
    void aDeclinedLoginYieldsNothing() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        Frames frames = page.watch();
        frames.await("requested");
        phone.scan(page).is(200);
        frames.await("scanned");
        phone.reject(page).is(200);
        frames.endedAfter("requested", "scanned", "rejected");
        assertThat(page.redeem().is(400).text("error")).isEqualTo("access_denied");
    }

    @Test
    void anExpiredLoginYieldsNothing() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass, "requested_expiry", "2");
        Frames frames = page.watch();
        phone.scan(page).is(200);
        frames.await("expired");
        assertThat(phone.confirm(page).is(410).text("code")).isEqualTo("qr_login_expired");
        assertThat(page.redeem().is(400).text("error")).isEqualTo("expired_token");
    }

    @Test
    void onlyTheHolderOfTheDeviceCodeCollectsAndAlwaysTheSameSession() throws ParseException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        WebPage other = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        page.watch().await("confirmed");
        String forged = page.asked.text("device_code").replaceAll(".{6}$", "AAAAAA");
        assertThat(page.redeem(forged).is(400).text("error")).isEqualTo("invalid_grant");
        assertThat(other.redeem().is(400).text("error")).isEqualTo("authorization_pending");
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(number -> pool.submit(
                            () -> SignedJWT.parse(page.redeem().is(200).text("access_token"))
                                    .getJWTClaimsSet()
                                    .getStringClaim("sid")))
                    .toList();
            assertThat(answers.stream().map(StoryIT::result).distinct()).hasSize(1);
        }
    }

    @Test
    void aRevokedPhoneCannotConfirmOrRefresh() throws ParseException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        String sid = SignedJWT.parse(phone.tokens.text("access_token"))
                .getJWTClaimsSet()
                .getStringClaim("sid");
        Http.delete(scanPass.commands("/v1/sessions/" + sid), phone.bearer()).is(204);
        assertThat(phone.confirm(page).is(401).text("code")).isEqualTo("session_revoked");
        Awaitility.await()
                .untilAsserted(() -> assertThat(phone.refresh().text("error")).isEqualTo("invalid_grant"));
    }

    @Test
    void theCodeIsAPictureAndAnswersNobodyWithoutTheTicket() {
        WebPage page = WebPage.asking(scanPass);
        String picture = page.asked.text("qr_uri");
        assertThat(Http.get(URI.create(picture)).is(200).body()).contains("<svg");
        assertThat(Http.get(URI.create(picture.replaceAll("\\?.*", ""))).is(404).text("code"))
                .isEqualTo("qr_login_unknown");
    }

    /** README's second proof, for those who read shell rather than Java. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--refuse=expired",
                "--refuse=rejected",
                "--refuse=wrong-number",
                "--refuse=not-me",
                "--refuse=stranger",
                "--refuse=second-phone",
                "--refuse=replayed",
                "--refuse=forged",
                "--refuse=bad-password",
                "--refuse=taken-name",
                "--refuse=no-token"
            })
    void theDemoEndsAsItSays(String refused) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("demo")));
        if (!refused.isEmpty()) command.add(refused);
        ProcessBuilder demo = new ProcessBuilder(command).redirectErrorStream(true);
        demo.environment().put("PHONE_ORIGIN", scanPass.commandSide.uri().toString());
        demo.environment().put("ISSUER", scanPass.querySide.uri().toString());
        Process playing = demo.start();
        String printed = new String(playing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(playing.waitFor()).as(printed).isZero();
        assertThat(printed).contains("as expected");
    }

    private static String result(Future<String> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
