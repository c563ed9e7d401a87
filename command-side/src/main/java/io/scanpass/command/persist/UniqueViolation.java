package io.scanpass.command.persist;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/** Recognises a lost race for (aggregate, sequence) by PostgreSQL's SQLState 23505, so that it can be retried. */
class UniqueViolation implements PersistenceExceptionResolver {

    private static final String SQL_STATE = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
