package io.scanpass.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one database of the server, made on first contact.
 *
 * @param password of the superuser and of the database's owner
 * @param commandPassword of the role of the command side
 */
record PostgresDatabase(int port, String password, String commandPassword) {

    /** Of the database, and of the role that owns it. */
    static final String NAME = "scanpass";

    static final String COMMAND_ROLE = "scanpass_command";
    static final String SUPERUSER = "postgres";
    private static final int TIMEOUT_SECONDS = 5;

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME);
    }

    /** Whether the server takes connections and has the database, which this creates where it is missing. */
    boolean isReady() {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement()) {
            createRole(statement, NAME, password);
            createRole(statement, COMMAND_ROLE, commandPassword);
            if (isMissing(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database %1$s owner %1$s".formatted(NAME));
            }
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void createRole(Statement statement, String role, String password) throws SQLException {
        if (isMissing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
            statement.execute("create role %s login password '%s'".formatted(role, password));
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    private PGSimpleDataSource superuser() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(SUPERUSER);
        source.setPassword(password);
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        source.setSocketTimeout(TIMEOUT_SECONDS);
        return source;
    }
}
