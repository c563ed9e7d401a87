package io.scanpass.command.decide;

import java.time.Instant;

/** An aggregate as its events leave it: by the evolve functions that every decision stands on, and no others. */
public interface Fold {

    /** Takes the next event of the stream. */
    void evolve(Object event);

    /** What it is at this instant if nothing else happens until then; there must have been a first event. */
    Record state(Instant at);
}
