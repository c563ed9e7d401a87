package io.scanpass.command;

import io.scanpass.command.persist.history.VerifyHistory;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The phone server. Needs PostgreSQL to decide and Kafka to publish. Started as {@code verify-history} it serves nothing:
 * it reads the event store and says what is not as it was written.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CommandSideApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("verify-history")) {
            System.exit(VerifyHistory.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(CommandSideApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
