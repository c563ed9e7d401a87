package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ClientSettingsTest {

    @Test
    void refusesWhatIsNoHashOfASecretAndDoesNotRepeatIt() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(
                        "scanpass.clients.tv.name=TV",
                        "scanpass.clients.tv.scopes=openid",
                        "scanpass.clients.tv.secret-sha256=canary-secret")
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    assertThat(failure).isNotNull();
                    StringWriter text = new StringWriter();
                    failure.printStackTrace(new PrintWriter(text));
                    assertThat(text.toString()).contains("43 characters").doesNotContain("canary-secret");
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ClientSettings.class)
    static class Settings {}
}
