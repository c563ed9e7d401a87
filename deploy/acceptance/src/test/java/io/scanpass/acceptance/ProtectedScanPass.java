package io.scanpass.acceptance;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One ScanPass for all test classes that play attackers who are counted: its limits are the product's own, or lower. It
 * reads all events for itself, so that the shared one gets all of them too.
 */
public final class ProtectedScanPass implements ParameterResolver {

    private static final Map<String, String> SETTINGS = Map.of(
            "SCANPASS_CONSUME_GROUP", "scanpass-query-protected",
            "SCANPASS_LIMITS_QR_REQUESTS_PER_NETWORK", "30/10m",
            "SCANPASS_LIMITS_WRONG_CODES_PER_NETWORK", "60/10m",
            "SCANPASS_LIMITS_WRONG_CODES_PER_USER", "10/10m",
            "SCANPASS_LIMITS_SIGN_INS_PER_NETWORK", "300/10m",
            "SCANPASS_LIMITS_SIGN_INS_PER_USER_AND_NETWORK", "10/10m",
            "SCANPASS_PENDING_SCANS_PER_USER", "3");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ScanPass.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ProtectedScanPass.class))
                .computeIfAbsent(ScanPass.class, key -> ScanPass.onSelectedBackends(SETTINGS));
    }
}
