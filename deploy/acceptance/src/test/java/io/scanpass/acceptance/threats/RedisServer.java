package io.scanpass.acceptance.threats;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Redis as an intruder sees it: all that is kept, and all that passes by. */
final class RedisServer implements AutoCloseable {

    private final RedisClient client;
    private final RedisCommands<String, String> commands;

    private RedisServer(RedisClient client) {
        this.client = client;
        this.commands = client.connect().sync();
    }

    static RedisServer open() {
        Backends backends = Backends.selected();
        return new RedisServer(RedisClient.create("redis://" + backends.redisHost() + ":" + backends.redisPort()));
    }

    /** Takes away the end of a key's life. */
    void keepForEver(String key) {
        commands.persist(key);
    }

    long millisToLive(String key) {
        return commands.pttl(key);
    }

    /** Every key and value. */
    String everything() {
        StringBuilder text = new StringBuilder();
        ScanCursor cursor = ScanCursor.INITIAL;
        while (!cursor.isFinished()) {
            KeyScanCursor<String> page = commands.scan(cursor);
            page.getKeys()
                    .forEach(key ->
                            text.append(key).append(' ').append(valueOf(key)).append('\n'));
            cursor = page;
        }
        return text.toString();
    }

    private Object valueOf(String key) {
        String type = commands.type(key);
        return switch (type) {
            case "string" -> String.valueOf(commands.get(key));
            case "hash" -> commands.hgetall(key);
            case "list" -> commands.lrange(key, 0, -1);
            case "set" -> commands.smembers(key);
            case "zset" -> commands.zrange(key, 0, -1);
            case "none" -> "";
            default -> throw new AssertionError("look into keys of type " + type + " too");
        };
    }

    /** Every command that any client sends from now on, those inside scripts too. */
    static Traffic traffic() {
        Backends backends = Backends.selected();
        try {
            return new Traffic(new Socket(backends.redisHost(), backends.redisPort()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static final class Traffic implements AutoCloseable {

        private final Socket socket;
        private final Queue<String> seen = new ConcurrentLinkedQueue<>();

        private Traffic(Socket socket) throws IOException {
            this.socket = socket;
            socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            byte[] buffer = new byte[8192];
            try {
                for (int read; (read = socket.getInputStream().read(buffer)) >= 0; ) {
                    seen.add(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException closed) {
                // by this test
            }
        }

        String seen() {
            return String.join("", seen);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
