package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What is wrong with a client's settings is said at start. */
class ClientsTest {

    private static final String HASH = "ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4";

    @Test
    void readsTheHashOfASecretAndPrintsStars() {
        starting("secret-sha256=" + HASH).run(context -> {
            Clients clients = context.getBean(Clients.class);
            assertThat(clients.find("tv").orElseThrow().secretSha256()).isNotNull();
            assertThat(clients.toString()).contains("[***]").doesNotContain(HASH);
        });
        starting("max-auth-age=5m").run(context -> assertThat(
                        context.getBean(Clients.class).find("tv").orElseThrow().secretSha256())
                .isNull());
    }

    @Test
    void refusesWhatIsNoHashAndDoesNotRepeatIt() {
        for (String wrong : List.of("canary-secret", HASH + "A", "")) {
            assertRefuses("secret-sha256=" + wrong, "43 characters", "canary-secret", HASH);
        }
    }

    @Test
    void refusesASlotThatIsTooShortTooLongOrNoWholeSeconds() {
        starting("slot=60s").run(context -> assertThat(context).hasNotFailed());
        for (String wrong : List.of("4s", "61s", "5500ms", "0", "-5s")) {
            assertRefuses("slot=" + wrong, "slot must be 5 to 60 whole seconds");
        }
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
