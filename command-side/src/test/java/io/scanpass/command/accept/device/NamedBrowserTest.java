package io.scanpass.command.accept.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedBrowserTest {

    @Test
    void namesBrowserAndSystem() {
        assertThat(NamedBrowser.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"))
                .isEqualTo(new NamedBrowser("Firefox 145", "Windows 10"));
        assertThat(NamedBrowser.of(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                                + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1"))
                .isEqualTo(new NamedBrowser("Mobile Safari 18", "iOS 18"));
    }

    @Test
    void namesNothingItDoesNotKnow() {
        assertThat(NamedBrowser.of("")).isEqualTo(new NamedBrowser(null, null));
        assertThat(NamedBrowser.of("?".repeat(256))).isEqualTo(new NamedBrowser(null, null));
    }
}
