package io.scanpass.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL 18 on loopback with fsync on, with a database {@code scanpass}, its owner {@code scanpass}, and a role
 * {@code scanpass_command} that has what the owner grants it.
 */
public final class EmbeddedPostgresServer implements RunningServer {

    private static final String NAME = "PostgreSQL";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration TOOL_LIMIT = Duration.ofSeconds(10);
    private static final Duration RETRY_LIMIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofMillis(250);

    private final Process process;
    private final PostgresBinaries binaries;
    private final PostgresDatabase database;
    private final Path log;

    private EmbeddedPostgresServer(Process process, PostgresBinaries binaries, PostgresDatabase database, Path log) {
        this.process = process;
        this.binaries = binaries;
        this.database = database;
        this.log = log;
    }

    public static EmbeddedPostgresServer start(Path folder, int port) {
        return start(folder, port, folder.resolve("postgres.log"));
    }

    /** Starts the server on what is in the folder, crashed or not; an empty folder gets a new cluster. */
    public static EmbeddedPostgresServer start(Path folder, int port, Path log) {
        Ports.requireFree(NAME, port);
        Deadline deadline = Deadline.in(START_LIMIT);
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        try {
            PrivateFiles.createFolder(folder);
            Path data = folder.resolve("data");
            Path password = PrivateFiles.createFile(folder.resolve("password"), PrivateFiles::randomSecret);
            if (Files.notExists(data)) createCluster(binaries, data, password, log);
            Path commandPassword =
                    PrivateFiles.createFile(folder.resolve("command-password"), PrivateFiles::randomSecret);
            PostgresDatabase database =
                    new PostgresDatabase(port, Files.readString(password), Files.readString(commandPassword));
            Process process = launch(binaries, data, database, deadline, log);
            return new EmbeddedPostgresServer(process, binaries, database, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return database.port();
    }

    @Override
    public Process process() {
        return process;
    }

    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** Of the role that is for the command side. */
    public String username() {
        return PostgresDatabase.COMMAND_ROLE;
    }

    public String password() {
        return database.commandPassword();
    }

    /** Of the role that owns the database, and makes its tables. */
    public String ownerName() {
        return PostgresDatabase.NAME;
    }

    public String ownerPassword() {
        return database.password();
    }

    @Override
    public void close() {
        if (!process.isAlive()) return;
        // SIGTERM would wait for every client to leave; SIGINT is PostgreSQL's fast shutdown.
        List<String> interrupt = binaries.command("pg_ctl", List.of("kill", "INT", Long.toString(process.pid())));
        ChildProcess.ended(ChildProcess.launch(interrupt, log), TOOL_LIMIT);
        ChildProcess.awaitStop(process);
    }

    private static void createCluster(PostgresBinaries binaries, Path data, Path password, Path log)
            throws IOException {
        // Made beside and then renamed: a cluster that was killed half-made is never taken for a whole one.
        Path unfinished = data.resolveSibling("data.unfinished");
        BinaryCache.delete(unfinished);
        List<String> initdb = binaries.command("initdb", PostgresSettings.initdb(unfinished, password));
        ChildProcess.run(NAME, initdb, log, START_LIMIT);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Process launch(
            PostgresBinaries binaries, Path data, PostgresDatabase database, Deadline deadline, Path log)
            throws IOException {
        boolean crashed = PostgresPidFile.discardIfStale(data.resolve("postmaster.pid"));
        Deadline retries = Deadline.in(RETRY_LIMIT);
        while (true) {
            List<String> command = binaries.command("postgres", PostgresSettings.server(data, database.port()));
            Process process = ChildProcess.launch(command, log);
            if (ChildProcess.answers(NAME, process, database::isReady, deadline, log)) return process;
            // The children of a killed postmaster hold its shared memory for a moment longer.
            if (!crashed || retries.isOver()) throw new NotStarted(NAME, "it ended by itself, see " + log, null);
            ChildProcess.ended(process, RETRY_AFTER);
        }
    }
}
