package io.scanpass.query.serve.token;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which setting it is, instead of a stack trace. */
class UselessAudienceAnalyzer extends AbstractFailureAnalyzer<UselessAudience> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UselessAudience cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Add it, or leave the client's audience out.", cause);
    }
}
