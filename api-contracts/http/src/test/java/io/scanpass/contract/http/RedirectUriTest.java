package io.scanpass.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

    private static final Set<RedirectUri> REGISTERED = Set.of(
            new RedirectUri("https://shop.example/cb"),
            new RedirectUri("http://127.0.0.1/cb?x=1"),
            new RedirectUri("http://[::1]:3000/cb"),
            new RedirectUri("http://localhost:3000/cb"),
            new RedirectUri("com.example.app:/cb"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/cb",
                "https://shop.example:8443/cb?x=%20&y",
                "https://xn--shp-fka.example",
                "http://127.0.0.1/cb",
                "http://[::1]:3000/cb",
                "http://localhost:3000/cb",
                "com.example.app:/cb"
            })
    void mayBeRegistered(String text) {
        assertThat(new RedirectUri(text).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/cb",
                "shop.example/cb",
                "//shop.example/cb",
                "http://shop.example/cb",
                "http://127.0.0.2/cb",
                "http://localhost.evil.example/cb",
                "HTTPS://shop.example/cb",
                "https:/cb",
                "https:cb",
                "https://",
                "https://shop.example/cb#top",
                "https://shop.example/cb#",
                "https://user@shop.example/cb",
                "https://*.shop.example/cb",
                "https://shop.example/c b",
                "https://shop.example/cb\r\nx: y",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "app:/cb"
            })
    void mayNotBeRegistered(String text) {
        assertThat(new RedirectUri(text).isWellFormed()).isFalse();
    }

    /** RFC 9700 section 2.1; of a loopback address any port, RFC 8252 section 7.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/cb",
                "http://127.0.0.1/cb?x=1",
                "http://127.0.0.1:50123/cb?x=1",
                "http://[::1]:1/cb",
                "http://[::1]/cb",
                "http://localhost:3000/cb",
                "com.example.app:/cb"
            })
    void mayBeNamed(String presented) {
        assertThat(RedirectUri.isOneOf(REGISTERED, presented)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://shop.example/cb/",
                "https://shop.example/cb?x",
                "https://shop.example/cb#x",
                "https://shop.example/CB",
                "https://SHOP.example/cb",
                "https://shop.example:443/cb",
                "https://shop.example./cb",
                "https://shop.example/x/../cb",
                "https://shop.example/%63b",
                "https://shop.example@evil.example/cb",
                "https://evil.example/https://shop.example/cb",
                "https://shop.example.evil.example/cb",
                "https://evil-shop.example/cb",
                "https://evil.example?https://shop.example/cb",
                "https://evil.example\\@shop.example/cb",
                " https://shop.example/cb",
                "https://shop.example/cb\n",
                "http://shop.example/cb",
                "//shop.example/cb",
                "http://127.0.0.1:0/cb?x=1",
                "http://127.0.0.1:80@evil.example/cb?x=1",
                "http://127.0.0.1:80/cb?x=2",
                "http://127.0.0.1.evil.example/cb?x=1",
                "http://127.0.0.1:80\n/cb?x=1",
                "http://localhost:3001/cb",
                "com.example.app:/cb/x",
                "com.example.app2:/cb"
            })
    void mayNotBeNamed(String presented) {
        assertThat(RedirectUri.isOneOf(REGISTERED, presented)).isFalse();
    }

    @Test
    void keepsItsQueryAndEncodesTheAnswer() {
        assertThat(RedirectUri.with("https://shop.example/cb", Map.of("state", "a&b=\"<\r\n")))
                .hasToString("https://shop.example/cb?state=a%26b%3D%22%3C%0D%0A");
        assertThat(RedirectUri.with("https://shop.example/cb?x=%20", Map.of("code", "1")))
                .hasToString("https://shop.example/cb?x=%20&code=1");
        assertThat(RedirectUri.with("https://shop.example/cb", Map.of())).hasToString("https://shop.example/cb");
    }
}
