package io.scanpass.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The one database of the server, made on first contact. */
record PostgresDatabase(int port, String password) {

    static final String NAME = "scanpass";
    static final String SUPERUSER = "postgres";
    private static final int TIMEOUT_SECONDS = 5;

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME);
    }

    /** Whether the server takes connections and has the database, which this creates where it is missing. */
    boolean isReady() {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role %s login password '%s'".formatted(NAME, password));
            }
            if (isMissing(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database %1$s owner %1$s".formatted(NAME));
            }
            return true;
        } catch (SQLException notYet) {
            return false;
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
