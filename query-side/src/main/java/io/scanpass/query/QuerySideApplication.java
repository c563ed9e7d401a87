package io.scanpass.query;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The web server: follows the published events, keeps the views in Redis, and answers browsers and OAuth clients. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class QuerySideApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String[] args) {
        SpringApplication.run(QuerySideApplication.class, args);
    }
}
