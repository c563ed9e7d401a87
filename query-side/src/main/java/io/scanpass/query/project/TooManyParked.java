package io.scanpass.query.project;

/** The partition stops here, and is tried again and again: a build that projects nothing must not park everything. */
public final class TooManyParked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyParked(int most) {
        super(most + " keys are parked (scanpass.parking.most-keys)");
    }
}
