package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.accept.Clients.Client;
import io.scanpass.testing.JwtSigner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/** What is wrong with a client's settings is said at start. */
class ClientsTest {

    private static final String HASH = "ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4";

    @Test
    void readsTheHashOfASecretAndPrintsStars() {
        starting("secret-sha256=" + HASH).run(context -> {
            assertThat(tv(context).secretSha256()).isNotNull();
            assertThat(context.getBean(Clients.class).toString())
                    .contains("[***]")
                    .doesNotContain(HASH);
        });
        starting("max-auth-age=5m")
                .run(context -> assertThat(tv(context).secretSha256()).isNull());
    }

    @Test
    void refusesWhatIsNoHashAndDoesNotRepeatIt() {
        for (String wrong : List.of("canary-secret", HASH + "A", "")) {
            assertRefuses("secret-sha256=" + wrong, "43 characters", "canary-secret", HASH);
        }
    }

    @Test
    void readsTheKeysOfAClientThatSigns() {
        String jwks = JwtSigner.onP256("2026").publicJwks();
        starting("jwks=" + jwks).run(context -> assertThat(tv(context).jwks()).hasToString("1 public keys"));
        assertRefuses("jwks={\"canary-secret\":1}", "must be a JWK set of public keys", "canary-secret");
        starting("jwks=" + jwks, "secret-sha256=" + HASH).run(context -> assertThat(context.getStartupFailure())
                .hasStackTraceContaining("a client has either secret-sha256 or jwks"));
    }

    @Test
    void refusesASlotThatIsTooShortTooLongOrNoWholeSeconds() {
        starting("slot=60s").run(context -> assertThat(context).hasNotFailed());
        for (String wrong : List.of("4s", "61s", "5500ms", "0", "-5s")) {
            assertRefuses("slot=" + wrong, "slot must be 5 to 60 whole seconds");
        }
    }

    @Test
    void allowsByQrCodeSomeOfTheScopesOrAll() {
        starting("qr-scopes=profile").run(context -> assertThat(tv(context).qrScope(Optional.empty()))
                .isEqualTo("profile"));
        starting("slot=15s").run(context -> assertThat(tv(context).qrScope(Optional.empty()))
                .isEqualTo("openid profile"));
        for (String wrong : List.of("openid,email", "")) {
            assertRefuses("qr-scopes=" + wrong, "qr-scopes must be some of the scopes");
        }
    }

    @Test
    void refusesAnAddressThatBrowsersMustNotBeSentTo() {
        for (String setting : List.of("redirect-uris", "post-logout-redirect-uris")) {
            assertRefuses(setting + "=https://tv.example/cb, http://tv.example/cb", "must be an https address");
        }
    }

    @Test
    void takesAClientWithRedirectUrisForNoneOfOurOwn() {
        String address = "redirect-uris=https://tv.example/cb";
        starting(address)
                .run(context -> assertThat(tv(context).mayAskForPasswords()).isFalse());
        starting(address, "first-party=true")
                .run(context -> assertThat(tv(context).mayAskForPasswords()).isTrue());
        starting("slot=15s")
                .run(context -> assertThat(tv(context).mayAskForPasswords()).isTrue());
        starting("first-party=false")
                .run(context -> assertThat(tv(context).mayAskForPasswords()).isFalse());
    }

    private static Client tv(ApplicationContext context) {
        return context.getBean(Clients.class).find("tv").orElseThrow();
    }

    private static ApplicationContextRunner starting(String... settings) {
        List<String> all =
                new ArrayList<>(List.of("scanpass.clients.tv.name=TV", "scanpass.clients.tv.scopes=openid,profile"));
        for (String setting : settings) all.add("scanpass.clients.tv." + setting);
        return new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(all.toArray(String[]::new));
    }

    private static void assertRefuses(String setting, String why, String... secrets) {
        starting(setting).run(context -> {
            Throwable failure = context.getStartupFailure();
            assertThat(failure).as(setting).isNotNull();
            assertThat(failure).hasStackTraceContaining(why);
            for (String secret : secrets) assertThat(stackTrace(failure)).doesNotContain(secret);
        });
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Clients.class)
    static class Settings {}
}
