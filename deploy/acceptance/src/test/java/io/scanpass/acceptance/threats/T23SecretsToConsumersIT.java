package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.acceptance.threats.Published.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** T23: whoever reads the topics is told these members and no other; what a login stores for itself stays there. */
@ExtendWith(SharedScanPass.class)
class T23SecretsToConsumersIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, Set<String>> TOLD = Map.of(
            "io.scanpass.user.registered.v2", Set.of("user_id", "names", "registered_at"),
            "io.scanpass.personal-key.issued.v1", Set.of("kty", "kid", "enc", "k"),
            "io.scanpass.qr-login.requested.v2",
                    Set.of("login_id", "client_id", "scope", "device_code_sha256", "requested_at", "expires_at"),
            "io.scanpass.qr-login.scanned.v1",
                    Set.of("login_id", "user_id", "phone_session_id", "scanned_at", "number"),
            "io.scanpass.qr-login.confirmed.v1",
                    Set.of("login_id", "user_id", "phone_session_id", "session_id", "confirmed_at"),
            "io.scanpass.session.started.v2",
                    Set.of(
                            "session_id",
                            "user_id",
                            "client_id",
                            "scope",
                            "method",
                            "approved_by",
                            "authorization_code",
                            "started_at",
                            "expires_at",
                            "device"));

    private final ScanPass scanPass;

    T23SecretsToConsumersIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void aLoginIsToldInTheseWordsAlone() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        Awaitility.await().until(() -> told(phone, page).keySet().equals(TOLD.keySet()));

        told(phone, page)
                .forEach((type, messages) -> messages.forEach(
                        message -> assertThat(JSON.readTree(message.value()).propertyNames())
                                .as(type)
                                .isSubsetOf(TOLD.getOrDefault(type, Set.of()))));
    }

    private static Map<String, List<Message>> told(PhoneApp phone, WebPage page) {
        return Published.records().stream()
                .filter(message -> message.speaksOf(phone.userId) || message.speaksOf(page.loginId()))
                .collect(Collectors.groupingBy(Message::type));
    }
}
