package io.scanpass.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerIT {

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @Test
    void keepsItsDataAcrossARestart() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
            write(server);
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
            assertThat(query(server, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void keepsItsDataAfterAKillWithAConnectionOpen() throws SQLException, InterruptedException {
        EmbeddedPostgresServer killed = EmbeddedPostgresServer.start(folder, port);
        write(killed);
        try (Connection open = connect(killed)) {
            assertThat(open.isValid(5)).isTrue();
            Kill.hard(killed);
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
                assertThat(query(server, "select text from note")).isEqualTo("kept");
            }
        }
    }

    @Test
    void startsAlthoughAnotherProcessHasTheRecordedId() throws Exception {
        EmbeddedPostgresServer killed = EmbeddedPostgresServer.start(folder, port);
        Kill.hard(killed);
        Path pidFile = folder.resolve("data/postmaster.pid");
        String pid = Long.toString(ProcessHandle.current().pid());
        Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("^\\d+", pid));
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
            assertThat(server.alive()).isTrue();
        }
    }

    @Test
    void writesThroughToTheDisk() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void asksForAPasswordThatOnlyItsOwnerCanRead() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.username(), "wrong"))
                    .isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    /** As a data folder of a version that had one role only. */
    @Test
    void givesAnOlderClusterTheRoleOfTheCommandSide() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
            write(server);
            execute(server, "drop role scanpass_command");
        }
        Files.delete(folder.resolve("command-password"));
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, port)) {
            assertThat(query(server, "select text from note")).isEqualTo("kept");
            try (Connection command =
                            DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                    Statement statement = command.createStatement()) {
                assertThatThrownBy(() -> statement.execute("delete from note"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void reportsATakenPort() throws Exception {
        try (ServerSocket other = new ServerSocket(port)) {
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder, other.getLocalPort()))
                    .isInstanceOf(PortInUse.class)
                    .hasMessage("port %d is in use, PostgreSQL cannot listen on it", port);
        }
    }

    private static void write(EmbeddedPostgresServer server) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (text text)");
            statement.execute("insert into note values ('kept')");
        }
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", server.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.ownerName(), server.ownerPassword());
    }
}
