package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.scanpass.testing.JwtSigner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ClientSettingsTest {

    private static final JwtSigner SIGNER = JwtSigner.onP256("2026");

    @Test
    void refusesWhatIsNoHashOfASecretAndDoesNotRepeatIt() {
        assertRefuses("43 characters", "canary-secret", "secret-sha256=canary-secret");
    }

    @Test
    void refusesAPrivateKeyAndDoesNotRepeatIt() {
        String secret = ((ECKey) SIGNER.key()).getD().toString();
        String jwks = "{\"keys\":[" + SIGNER.key().toJSONString() + "]}";
        assertRefuses("must be a JWK set of public keys", secret, "jwks=" + jwks);
    }

    @Test
    void refusesTwoWaysToAuthenticate() {
        assertRefuses(
                "a client has either secret-sha256 or jwks",
                "canary-secret",
                "secret-sha256=ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4",
                "jwks=" + SIGNER.publicJwks());
    }

    private static void assertRefuses(String why, String secret, String... settings) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("scanpass.clients.tv.name=TV", "scanpass.clients.tv.scopes=openid")
                .withPropertyValues(Arrays.stream(settings)
                        .map(setting -> "scanpass.clients.tv." + setting)
                        .toArray(String[]::new))
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    assertThat(failure).isNotNull();
                    StringWriter text = new StringWriter();
                    failure.printStackTrace(new PrintWriter(text));
                    assertThat(text.toString()).contains(why).doesNotContain(secret);
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ClientSettings.class)
    static class Settings {}
}
