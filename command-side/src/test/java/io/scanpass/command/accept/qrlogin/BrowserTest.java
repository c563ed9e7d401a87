package io.scanpass.command.accept.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void namesBrowserAndSystem() {
        assertThat(Browser.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"))
                .isEqualTo(new Browser("Firefox 145", "Windows 10"));
        assertThat(Browser.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                        + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1"))
                .isEqualTo(new Browser("Mobile Safari 18", "iOS 18"));
    }

    @Test
    void namesNothingItDoesNotKnow() {
        assertThat(Browser.of("")).isEqualTo(new Browser(null, null));
        assertThat(Browser.of("?".repeat(256))).isEqualTo(new Browser(null, null));
    }
}
