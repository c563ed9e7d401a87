package io.scanpass.query.serve.token;

import static io.scanpass.query.serve.OAuthError.INVALID_REQUEST;
import static io.scanpass.query.serve.token.TokenFixture.assertRefused;
import static io.scanpass.query.serve.token.TokenFixture.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TokenFormTest {

    @Test
    void readsTheBody() {
        TokenForm form = form("grant_type=refresh_token&scope=openid+profile&x=%C3%A4");

        assertThat(form.get("grant_type")).contains("refresh_token");
        assertThat(form.get("scope")).contains("openid profile");
        assertThat(form.get("x")).contains("ä");
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertThat(form("scope=&code&=&").get("scope")).isEmpty();
        assertRefused(INVALID_REQUEST, () -> form("code=").require("code"));
    }

    @Test
    void refusesARepeatedParameter() {
        assertRefused(INVALID_REQUEST, () -> form("code=1&code=1"));
        assertRefused(INVALID_REQUEST, () -> form("code=1&c%6Fde=2"));
    }

    @Test
    void refusesWhatDoesNotDecode() {
        assertRefused(INVALID_REQUEST, () -> form("code=%zz"));
        assertRefused(INVALID_REQUEST, () -> form("code=%"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "//"})
    void refusesAnotherMediaType(@Nullable String type) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType(type);
        request.setContent("grant_type=x".getBytes(StandardCharsets.UTF_8));

        assertRefused(INVALID_REQUEST, () -> TokenForm.read(request));
    }

    @Test
    void doesNotReadTheAddress() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("application/x-www-form-urlencoded; charset=utf-8");
        request.setQueryString("code=1");
        request.setParameter("code", "1");

        assertThat(TokenForm.read(request).get("code")).isEmpty();
    }

    @Test
    void printsNoValue() {
        assertThat(form("code=secret").toString()).contains("code").doesNotContain("secret");
    }
}
