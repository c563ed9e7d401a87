package io.scanpass.testing;

/**
 * The servers of this test JVM. Each is started by the first question about it, serves all tests, and is stopped and
 * forgotten when the JVM ends.
 */
public interface Backends {

    /** What {@code -Dbackends=docker|embedded|auto} chose; {@code auto} takes Docker where it answers at once. */
    static Backends selected() {
        return SelectedBackends.INSTANCE;
    }

    String jdbcUrl();

    /** Of the role of the command side. */
    String username();

    String password();

    /** Of the role that makes the tables, and may do with them whatever it likes. */
    String ownerName();

    String ownerPassword();

    String redisHost();

    int redisPort();

    String kafkaBootstrapServers();
}
