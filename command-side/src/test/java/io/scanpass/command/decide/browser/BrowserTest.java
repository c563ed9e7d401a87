package io.scanpass.command.decide.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void staysTheSameThroughAnUpdate() {
        assertThat(Browser.of("192.0.2.1", "Mozilla/5.0 (X11; rv:145.0) Gecko/20100101 Firefox/145.0"))
                .isEqualTo(Browser.of("192.0.2.1", "Mozilla/5.0 (X11; rv:146.0) Gecko/20100101 Firefox/146.0"));
    }

    @Test
    void isAnotherInAnotherNetworkOrOfAnotherKind() {
        Browser browser = Browser.of("192.0.2.1", "Firefox/145.0");
        assertThat(browser).isNotEqualTo(Browser.of("192.0.2.2", "Firefox/145.0"));
        assertThat(browser).isNotEqualTo(Browser.of("192.0.2.1", "Chrome/145.0"));
    }

    @Test
    void keepsNoUserAgent() {
        assertThat(Browser.of("192.0.2.1", "Firefox/145.0").toString()).doesNotContain("Firefox");
    }
}
