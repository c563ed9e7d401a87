package io.scanpass.embedded;

import java.nio.file.Path;
import java.util.List;

/** The command lines of PostgreSQL: durable, on loopback only, and small. */
final class PostgresSettings {

    private PostgresSettings() {}

    static List<String> initdb(Path data, Path password) {
        return List.of(
                "--pgdata=" + data.toAbsolutePath(),
                "--username=" + PostgresDatabase.SUPERUSER,
                "--pwfile=" + password.toAbsolutePath(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    static List<String> server(Path data, int port) {
        return List.of(
                "-D",
                data.toAbsolutePath().toString(),
                "--port=" + port,
                "--listen_addresses=127.0.0.1",
                "--unix_socket_directories=",
                "--fsync=on",
                "--synchronous_commit=on",
                "--max_connections=100",
                "--shared_buffers=32MB",
                "--max_wal_size=256MB",
                // Reads are few and cached here; the default keeps three worker processes for them.
                "--io_method=sync",
                "--log_checkpoints=off",
                "--timezone=UTC");
    }
}
