package io.scanpass.query.serve.qrlogin;

import com.fasterxml.jackson.annotation.JsonValue;
import io.scanpass.contract.http.TraceIds;
import io.scanpass.query.project.qrlogin.QrLoginView;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a login is, as the page that shows its code may know it: who scanned, and no id or code that is worth
 * anything to anyone else.
 *
 * @param user the one who scanned, while he decides
 * @param number to show: his phone asks him for it
 * @param reason why he declined
 * @param traceId of the request that brought it about
 */
record QrLoginState(
        Name state,
        long sequence,
        String loginId,
        Instant expiresAt,
        @Nullable Person user,
        @Nullable Integer number,
        @Nullable String reason,
        @Nullable String traceId) {

    /** The words on the wire. */
    enum Name {
        REQUESTED,
        SCANNED,
        CONFIRMED,
        REJECTED,
        EXPIRED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Person(String displayName) {}

    /** The ticket proves that the login exists, though its first event is still on its way. */
    static QrLoginState onItsWay(String loginId, Instant expiresAt, boolean over) {
        return new QrLoginState(over ? Name.EXPIRED : Name.REQUESTED, 0, loginId, expiresAt, null, null, null, null);
    }

    static QrLoginState of(QrLoginView view, boolean over, @Nullable Person scanner) {
        Name name = name(view.state(), over);
        return new QrLoginState(
                name,
                view.sequence(),
                view.loginId(),
                view.expiresAt(),
                name == Name.SCANNED ? scanner : null,
                name == Name.SCANNED ? view.number() : null,
                view.rejectReason(),
                TraceIds.of(view.traceparent()).orElse(null));
    }

    private static Name name(QrLoginView.State state, boolean over) {
        return switch (state) {
            case REQUESTED -> over ? Name.EXPIRED : Name.REQUESTED;
            case SCANNED -> over ? Name.EXPIRED : Name.SCANNED;
            case CONFIRMED -> Name.CONFIRMED;
            case REJECTED -> Name.REJECTED;
        };
    }

    boolean isFinal() {
        return switch (state) {
            case REQUESTED, SCANNED -> false;
            case CONFIRMED, REJECTED, EXPIRED -> true;
        };
    }

    QrLoginState tracedBy(@Nullable String request) {
        return traceId != null
                ? this
                : new QrLoginState(state, sequence, loginId, expiresAt, user, number, reason, request);
    }
}
