package io.scanpass.query.serve.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which setting it is, instead of a stack trace. */
class UnusableKeyAnalyzer extends AbstractFailureAnalyzer<UnusableKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableKey cause) {
        String description = cause.getMessage() == null ? "" : cause.getMessage();
        return new FailureAnalysis(
                description, "Give it by environment or by a file (README, \"Settings\"), then start again.", cause);
    }
}
