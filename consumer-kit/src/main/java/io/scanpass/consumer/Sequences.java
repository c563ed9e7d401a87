package io.scanpass.consumer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far each subject's history is handled. Kafka delivers at least once, also across restarts and to other instances: a
 * consumer that must not handle an event twice stores this beside what it writes itself, in the same transaction. For one
 * whose handling may be repeated {@link #inMemory} is enough.
 */
public interface Sequences {

    /** Of the last event that was handled; empty for a subject of which none was. */
    OptionalLong last(String subject);

    /** The event is handled; {@code sequence} is above the last. */
    void passed(String subject, long sequence);

    /**
     * Forgotten with the process, and of the subjects that were quiet for longest when there are too many. Another instance
     * may handle events meanwhile: when its partition comes back, that is reported as a gap.
     *
     * @param most subjects that are remembered, about 150 bytes each
     */
    static Sequences inMemory(int most) {
        Map<String, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > most;
            }
        };
        return new Sequences() {
            @Override
            public synchronized OptionalLong last(String subject) {
                Long sequence = last.get(subject);
                return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
            }

            @Override
            public synchronized void passed(String subject, long sequence) {
                last.put(subject, sequence);
            }
        };
    }
}
