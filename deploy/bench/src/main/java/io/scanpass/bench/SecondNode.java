package io.scanpass.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Another command side on the same servers: the first one's command line and environment, on a port of its own. The
 * first holds the relay's position, so what this one stores is published by the other.
 */
record SecondNode(Process process, Client client) implements AutoCloseable {

    static SecondNode beside(RunningScanPass scanPass, int port) throws IOException, InterruptedException {
        ProcessHandle first = scanPass.processes().running("command-side-");
        ProcessBuilder builder = new ProcessBuilder(strings(first, "cmdline"))
                .redirectErrorStream(true)
                .redirectOutput(scanPass.data().resolve("second-node.log").toFile());
        builder.environment().clear();
        for (String variable : strings(first, "environ")) {
            String[] nameAndValue = variable.split("=", 2);
            builder.environment().put(nameAndValue[0], nameAndValue[1]);
        }
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        Client client = new Client("http://localhost:" + port, scanPass.client().queries());
        SecondNode node = new SecondNode(builder.start(), client);
        client.awaitReady(node.process);
        return node;
    }

    /** What {@code /proc} holds as strings that end with a zero byte each. */
    private static List<String> strings(ProcessHandle process, String file) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file));
        return Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
