package io.scanpass.command.accept;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which key is missing, in place of a stack trace. */
class MissingKeyAnalyzer extends AbstractFailureAnalyzer<Keys.MissingKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Keys.MissingKey cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
