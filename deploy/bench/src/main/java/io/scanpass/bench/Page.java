package io.scanpass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page learns from its stream. */
final class Page {

    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    final CompletableFuture<Long> watching = new CompletableFuture<>();
    final CompletableFuture<String> number = new CompletableFuture<>();
    final CompletableFuture<Long> confirmedAt = new CompletableFuture<>();

    /** Returns when the stream ends. */
    void watch(Client client, String events) {
        try (var lines = new BufferedReader(new InputStreamReader(client.stream(events), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) read(line);
            end(new Client.Unexpected("the stream ended without confirmed"));
        } catch (IOException | Client.Unexpected failure) {
            end(failure);
        }
    }

    private void read(String line) {
        if (line.startsWith("event:") && line.endsWith("confirmed")) confirmedAt.complete(System.nanoTime());
        if (line.startsWith("event:")) watching.complete(System.nanoTime());
        Matcher shown = NUMBER.matcher(line);
        if (shown.find()) number.complete(shown.group(1));
    }

    private void end(Exception failure) {
        watching.completeExceptionally(failure);
        number.completeExceptionally(failure);
        confirmedAt.completeExceptionally(failure);
    }
}
