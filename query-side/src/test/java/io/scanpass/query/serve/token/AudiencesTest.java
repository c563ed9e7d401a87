package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.query.serve.ServeSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudiencesTest {

    private static final ServeSettings OURS = new ServeSettings(
            URI.create("https://login.example"), URI.create("https://phone.example"), List.of("scanpass"));

    @Test
    void takesNoPhoneAppWhoseTokensWouldBeWorthNothingAtTheCommandSide() {
        assertThatThrownBy(() -> audiences(List.of("bank"), true))
                .isInstanceOf(UselessAudience.class)
                .hasMessage("The setting scanpass.clients.app.audience lacks scanpass (scanpass.audience),"
                        + " so the phone app could neither scan nor approve.");
        assertThat(audiences(List.of("bank", "scanpass"), true).of("app", "profile"))
                .containsExactlyInAnyOrder("bank", "scanpass");
        assertThat(audiences(List.of("bank"), false).of("app", "profile")).containsExactly("bank");
    }

    @Test
    void isOursByTheCommonAudienceOrByTheIssuer() {
        assertThat(OURS.isOurs(List.of("bank", "scanpass"))).isTrue();
        assertThat(OURS.isOurs(List.of("bank", "https://login.example"))).isTrue();
        assertThat(OURS.isOurs(List.of("bank"))).isFalse();
    }

    private static Audiences audiences(List<String> own, boolean approves) {
        return new Audiences(new Audiences.Clients(Map.of("app", new Audiences.Client(own, approves))), OURS);
    }
}
