package io.scanpass.command.persist.history;

import io.scanpass.contract.seal.SharedKey;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What {@code verify-history [--since=RECEIPT]} runs, under the settings of the command side and without serving anything.
 * Ends with 0 when all is as it was written, 1 when something is not, 2 when that cannot be told.
 */
@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(HistoryKeys.class)
public final class VerifyHistory {

    private static final String SINCE = "--since=";
    private static final int NOT_AS_WRITTEN = 1;
    private static final int NOT_VERIFIED = 2;

    private VerifyHistory() {}

    public static int run(String... arguments) {
        try {
            return verify(since(arguments)) ? 0 : NOT_AS_WRITTEN;
        } catch (SQLException | RuntimeException failure) { // whatever it is, it must not pass for an altered history
            System.err.println("the history is not verified: " + failure.getMessage());
            return NOT_VERIFIED;
        }
    }

    private static boolean verify(Optional<Receipt> since) throws SQLException {
        SpringApplicationBuilder application = new SpringApplicationBuilder(VerifyHistory.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
        try (ConfigurableApplicationContext context = application.run(
                "--logging.level.root=WARN",
                "--spring.datasource.hikari.maximum-pool-size=1",
                "--spring.datasource.hikari.minimum-idle=1",
                "--spring.datasource.hikari.initialization-fail-timeout=5000")) {
            HistoryChain chain = context.getBean(HistoryKeys.class)
                    .chain(() -> SharedKey.parse(context.getEnvironment().getRequiredProperty("scanpass.keys.shared")));
            return new Verification(context.getBean(DataSource.class), chain, System.out).run(since);
        }
    }

    private static Optional<Receipt> since(String... arguments) {
        if (arguments.length == 0) return Optional.empty();
        if (arguments.length > 1 || !arguments[0].startsWith(SINCE)) {
            throw new IllegalArgumentException("usage: verify-history [--since=RECEIPT]");
        }
        return Optional.of(Receipt.parse(arguments[0].substring(SINCE.length())));
    }
}
