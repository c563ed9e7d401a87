package io.scanpass.standalone;

/** Why there is nothing to run, in one line for whoever typed the command. */
final class Refusal extends RuntimeException {

    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final int status;

    Refusal(String line) {
        this(FAILED, line);
    }

    Refusal(int status, String line) {
        super(line);
        this.status = status;
    }

    int status() {
        return status;
    }
}
