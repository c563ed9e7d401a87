package io.scanpass.command.accept;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.FailureCodes;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

@Component
class Failures implements FailureCodes {

    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

    @Override
    public RejectionCode of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CommandRejected rejected -> {
                    return rejected.code();
                }
                case AggregateNotFoundException unknown -> {
                    return RejectionCode.QR_LOGIN_UNKNOWN;
                }
                case IncompatibleAggregateException ofSomethingElse -> {
                    return RejectionCode.QR_LOGIN_UNKNOWN;
                }
                case ConcurrencyException lostTheRace -> {
                    return RejectionCode.CONFLICT;
                }
                case CannotCreateTransactionException noDatabase -> {
                    return RejectionCode.TEMPORARILY_UNAVAILABLE;
                }
                case SQLException sql
                when isAway(sql) -> {
                    return RejectionCode.TEMPORARILY_UNAVAILABLE;
                }
                default -> {}
            }
        }
        return RejectionCode.INTERNAL_ERROR;
    }

    /**
     * Connection lost, resources exhausted, shutting down, too slow, or locked by others: SQLState classes 08, 40, 53,
     * 55, 57; nothing was stored, and asked again it may well work. Without a state it
     * is not the database that speaks, but the pool, of a connection that is gone.
     */
    private static boolean isAway(SQLException sql) {
        if (sql instanceof SQLTransientConnectionException || sql instanceof SQLTimeoutException) return true;
        String state = sql.getSQLState();
        return state == null || PASSING.contains(state.substring(0, 2));
    }
}
