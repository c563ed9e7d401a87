package io.scanpass.testing;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Import it into a Spring Boot test that needs PostgreSQL. */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresBackend {

    @Bean
    JdbcConnectionDetails postgresConnectionDetails() {
        Backends backends = Backends.selected();
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return backends.jdbcUrl();
            }

            @Override
            public String getUsername() {
                return backends.username();
            }

            @Override
            public String getPassword() {
                return backends.password();
            }
        };
    }
}
