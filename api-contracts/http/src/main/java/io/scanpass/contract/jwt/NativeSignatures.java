package io.scanpass.contract.jwt;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.regex.Pattern;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * JWTs are signed and checked by BoringSSL, which Conscrypt carries: on P-256 a fifth and a tenth of the JDK's time. Of that
 * provider nothing else is used, TLS stays the JDK's; where it has no library for the machine, the JDK signs.
 */
public final class NativeSignatures implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);
    private static final Pattern USED = Pattern.compile("Signature\\.SHA(256|384|512)with(ECDSA|RSA)( .*)?");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        install();
    }

    /** For the whole JVM; again it changes nothing. */
    static void install() {
        if (!Conscrypt.isAvailable()) {
            LOG.warn("no native library for this machine: signatures are the JDK's, and cost several times as much");
            return;
        }
        Provider conscrypt = Conscrypt.newProvider();
        List.copyOf(conscrypt.keySet()).stream()
                .map(String.class::cast)
                .filter(entry ->
                        !entry.startsWith("Provider.") && !USED.matcher(entry).matches())
                .forEach(conscrypt::remove);
        Security.insertProviderAt(conscrypt, 1);
    }
}
