package io.scanpass.command.republish;

/** Kafka's topics. */
public interface Logs {

    /**
     * How many records there are of what is kept for ever; 0 where the topics are not there.
     *
     * @throws Away when Kafka does not answer
     */
    long keptForEver();

    /**
     * Makes those that are missing.
     *
     * @throws Away when Kafka does not answer
     */
    void create();

    /** Kafka does not answer. */
    final class Away extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Away(Throwable cause) {
            super("Kafka does not answer: " + cause, cause);
        }
    }
}
