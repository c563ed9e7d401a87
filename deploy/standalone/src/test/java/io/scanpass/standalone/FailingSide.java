package io.scanpass.standalone;

/** Looks to the supervisor like a side that says why it cannot start, and ends. */
final class FailingSide {

    private FailingSide() {}

    public static void main(String[] args) {
        System.out.println("the reason why not");
        System.exit(3);
    }
}
