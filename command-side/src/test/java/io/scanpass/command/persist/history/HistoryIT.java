package io.scanpass.command.persist.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.testing.Backends;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

@SuppressWarnings("NullAway.Init") // Spring sets the fields
class HistoryIT extends CommandSideIT {

    @Autowired
    private DataSource source;

    @Autowired
    private HistoryChain chain;

    @Test
    void whatThisSideStoresIsChained() throws SQLException {
        Phone phone = newPhone();
        String loginId = confirmedLogin(phone);
        assertThat(eventsOf(loginId)).hasSize(3);
        assertThat(verified(source)).doesNotContain(loginId, phone.userId(), phone.sessionId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update domain_event set payload = '{}'",
                "delete from domain_event",
                "truncate domain_event",
                "alter table domain_event disable trigger all",
                "select setval('domain_event_global_index_seq', 1)",
                "delete from flyway_schema_history",
                "create table mine (id int)",
                "set role scanpass"
            })
    void thisSideMayReadAndAppendAndNoMore(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    /** Its function deletes as the owner does: what it is asked for cannot widen what it removes. */
    @Test
    void thisSideCannotRemoveLoginsThatAreYoungNorWhatIsNoLogin() throws SQLException {
        Phone phone = newPhone();
        String young = confirmedLogin(phone);
        Backends backends = Backends.selected();
        try (Connection connection =
                        DriverManager.getConnection(backends.jdbcUrl(), backends.username(), backends.password());
                Statement statement = connection.createStatement()) {
            // As if everything were published, to a function that looked for the table where the caller says.
            statement.execute("create temporary table token_entry as select 'relay' processor_name, 0 segment,"
                    + " convert_to('{\"index\":9223372036854775807,\"gaps\":[]}', 'UTF8') token");
            statement.execute("select remove_old_qr_logins('9', 1000000)");
        }
        assertThat(eventsOf(young)).hasSize(3);
        assertThat(eventsOf(phone.userId())).hasSize(1);
    }

    @Test
    void aRoleThatMayChangeEventsIsToldAndRefusedInProduction() {
        MockEnvironment production = new MockEnvironment();
        production.setActiveProfiles("production");
        assertThatCode(() -> new EditableHistoryCheck(jdbc, production).afterPropertiesSet())
                .doesNotThrowAnyException();
        assertThatCode(() -> new EditableHistoryCheck(owner(), new MockEnvironment()).afterPropertiesSet())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new EditableHistoryCheck(owner(), production).afterPropertiesSet())
                .hasMessageContaining("may change stored events");
    }

    /** An old store, in a schema of its own: what was stored before the chain, then the migrations of today. */
    @Test
    void chainsWhatWasStoredBefore() throws SQLException {
        Backends backends = Backends.selected();
        try (Connection connection = DriverManager.getConnection(
                        backends.jdbcUrl(), backends.ownerName(), backends.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists before cascade");
            String url = backends.jdbcUrl() + (backends.jdbcUrl().contains("?") ? "&" : "?") + "currentSchema=before";
            DataSource owner = new DriverManagerDataSource(url, backends.ownerName(), backends.ownerPassword());
            migrations(owner)
                    .target("5")
                    .repeatableSqlMigrationPrefix("none")
                    .load()
                    .migrate();
            statement.execute("""
                    insert into before.domain_event (aggregate_identifier, sequence_number, type, event_identifier,
                        time_stamp, payload_type, payload_revision, payload, meta_data)
                    select 'stream' || n / 3, n % 3, 'User', 'event' || n, '2026-01-01T00:00:00Z', 'UserEnabled', '1',
                        '{}', '{}'
                    from generate_series(0, 2999) n order by random()""");
            migrations(owner).load().migrate();
            statement.execute("grant usage on schema before to " + backends.username());

            DataSource side = new DriverManagerDataSource(url, backends.username(), backends.password());
            String verified = verified(side);
            assertThat(verified).startsWith("streams 1000, events 3000, ");
            Optional<Receipt> receipt = Optional.of(
                    Receipt.parse(verified.replaceAll("(?s).*receipt ", "").strip()));
            assertThat(receipt.orElseThrow().events()).isEqualTo(3000);
            statement.execute("delete from before.domain_event where aggregate_identifier = 'stream7'");
            assertThat(verified(side)).startsWith("streams 999");
            assertThat(verified(side, receipt)).startsWith("changed since the receipt: ");
        }
    }

    private FluentConfiguration migrations(DataSource owner) {
        return Flyway.configure()
                .dataSource(owner)
                .schemas("before")
                .placeholders(Map.of("command_role", Backends.selected().username()))
                .javaMigrations(new ChainMigration(chain));
    }

    private String verified(DataSource from) throws SQLException {
        return verified(from, Optional.empty());
    }

    private String verified(DataSource from, Optional<Receipt> since) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean asWritten =
                new Verification(from, chain, new PrintStream(out, true, StandardCharsets.UTF_8)).run(since);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(asWritten).as(text).isEqualTo(text.startsWith("streams"));
        return text;
    }

    private String confirmedLogin(Phone phone) {
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        assertThat(scan(requested.text("user_code"), phone).status()).isEqualTo(200);
        assertThat(decide(loginId, "confirm", phone).status()).isEqualTo(200);
        return loginId;
    }
}
