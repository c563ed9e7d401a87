package io.scanpass.contract.production;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what is too open, instead of a stack trace. */
final class TooOpenAnalyzer extends AbstractFailureAnalyzer<ProductionSettings.TooOpen> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ProductionSettings.TooOpen cause) {
        return new FailureAnalysis(
                "These settings are too open for the profile production: " + cause.getMessage(),
                "Set them, or start without that profile.",
                cause);
    }
}
