package io.scanpass.query.serve.changes;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who on this node waits for which view. */
final class LocalListeners {

    private final Map<String, Set<Listener>> byKey = new ConcurrentHashMap<>();

    ViewChanges.Listening add(String viewKey) {
        Listener listener = new Listener(viewKey);
        byKey.compute(viewKey, (key, listeners) -> {
            Set<Listener> all = listeners == null ? ConcurrentHashMap.newKeySet() : listeners;
            all.add(listener);
            return all;
        });
        return listener;
    }

    void wake(String viewKey) {
        byKey.getOrDefault(viewKey, Set.of()).forEach(Listener::wake);
    }

    void wakeAll() {
        byKey.values().forEach(listeners -> listeners.forEach(Listener::wake));
    }

    private final class Listener implements ViewChanges.Listening {

        private final String viewKey;
        private final Semaphore changes = new Semaphore(0);

        private Listener(String viewKey) {
            this.viewKey = viewKey;
        }

        private void wake() {
            changes.release();
        }

        @Override
        public void await(Duration longest) throws InterruptedException {
            if (changes.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                changes.drainPermits(); // many changes are one reason to read again
            }
        }

        @Override
        public void close() {
            byKey.computeIfPresent(viewKey, (key, listeners) -> {
                listeners.remove(this);
                return listeners.isEmpty() ? null : listeners;
            });
        }
    }
}
