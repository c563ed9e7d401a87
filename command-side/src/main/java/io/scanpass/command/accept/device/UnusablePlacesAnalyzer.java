package io.scanpass.command.accept.device;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence what is wrong with the file of places, in place of a stack trace. */
class UnusablePlacesAnalyzer extends AbstractFailureAnalyzer<Places.Unusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Places.Unusable cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
