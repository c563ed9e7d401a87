package io.scanpass.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What {@code deploy/run} runs: {@code Main [--fresh]}, until SIGTERM, SIGINT or the end of its parent process. */
public final class Main {

    private static final String USAGE = "usage: deploy/run [--fresh]";
    private static final String FRESH = "--fresh";

    private Main() {}

    public static void main(String[] args) throws IOException {
        try {
            List<String> options = List.of(args);
            if (!options.isEmpty() && !options.equals(List.of(FRESH))) throw new Refusal(Refusal.MISUSED, USAGE);
            run(Settings.from(System.getenv()), options.contains(FRESH));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(refusal.status());
        } catch (StartFailed failed) {
            System.err.println(failed.getMessage());
            LogTail.of(failed.log()).forEach(line -> System.err.println("  " + line));
            System.exit(Refusal.FAILED);
        } catch (InterruptedException toldToStop) {
            // The shutdown hook is at work and ends the process.
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Settings settings, boolean fresh) throws IOException, InterruptedException {
        long began = System.nanoTime();
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        DataFolder data = DataFolder.open(settings.data());
        List<String> stopped = new Leftovers(data.path()).stop(Standalone.STOP_ORDER);
        if (!stopped.isEmpty()) System.out.println("stopped what an earlier run left behind: " + stopped);
        PortCheck.requireFree(settings);
        if (fresh) data.empty();
        Keys keys = Keys.prepare(data.path(), settings);
        OperatorSecret operator = OperatorSecret.in(data.path());
        if (!settings.has(OperatorSecret.VARIABLE)) operator.create();
        Standalone standalone = new Standalone(settings, data, keys, new Leftovers(data.path()));
        Runtime.getRuntime().addShutdownHook(new Thread(standalone::stop, "stop"));
        standalone.start();
        announce(settings, data, operator, Duration.ofNanos(System.nanoTime() - began));
        watch(standalone, parent);
    }

    private static void announce(Settings settings, DataFolder data, OperatorSecret operator, Duration took) {
        System.out.printf("data    %s   (deploy/run --fresh empties it)%n", data.path());
        System.out.printf("logs    %s%n", data.logs());
        System.out.printf("web     http://localhost:%d/   the login page%n", settings.querySidePort());
        System.out.printf("phone   http://localhost:%d/   the phone page%n", settings.commandSidePort());
        if (!settings.has(OperatorSecret.VARIABLE)) {
            System.out.printf("secret  %s   of operators: deploy/operator sends it%n", operator.file());
        }
        System.out.printf(Locale.ROOT, "ready in %.1f s%n", took.toMillis() / 1_000.0);
    }

    /** A launcher that is killed cannot pass the signal on; nobody could stop what it left behind. */
    private static void watch(Standalone standalone, ProcessHandle parent) throws InterruptedException {
        while (!standalone.awaitStop(Duration.ofSeconds(1))) {
            if (!parent.isAlive()) {
                System.out.println("the process that started this is gone, stopping");
                System.exit(Refusal.FAILED);
            }
        }
    }
}
