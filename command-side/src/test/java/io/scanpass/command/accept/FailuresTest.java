package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.contract.RejectionCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53300", "55P03", "57P01", "57014"})
    void callsADatabaseThatDoesNotServeUnavailable(String state) {
        assertThat(new Failures().of(new IllegalStateException(new SQLException("away", state))))
                .isEqualTo(RejectionCode.TEMPORARILY_UNAVAILABLE);
    }

    @Test
    void callsAConnectionThatThePoolHasClosedUnavailable() {
        assertThat(new Failures().of(new SQLException("Connection is closed")))
                .isEqualTo(RejectionCode.TEMPORARILY_UNAVAILABLE);
    }

    @Test
    void callsAStatementThatTheDatabaseRefusesOurFault() {
        assertThat(new Failures().of(new SQLException("syntax error", "42601")))
                .isEqualTo(RejectionCode.INTERNAL_ERROR);
    }

    @Test
    void findsARefusalUnderWhateverWrapsIt() {
        assertThat(new Failures().of(new IllegalStateException(new CommandRejected(RejectionCode.QR_LOGIN_EXPIRED))))
                .isEqualTo(RejectionCode.QR_LOGIN_EXPIRED);
    }
}
