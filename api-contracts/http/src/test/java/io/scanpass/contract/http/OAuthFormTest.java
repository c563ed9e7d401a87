package io.scanpass.contract.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OAuthFormTest {

    @Test
    void readsTheBody() {
        OAuthForm form = form("grant_type=refresh_token&scope=openid+profile&x=%C3%A4");

        assertThat(form.get("grant_type")).contains("refresh_token");
        assertThat(form.get("scope")).contains("openid profile");
        assertThat(form.get("x")).contains("ä");
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertThat(form("scope=&code&=&").get("scope")).isEmpty();
        assertRefused(() -> form("code=").require("code"));
    }

    @Test
    void refusesARepeatedParameter() {
        assertRefused(() -> form("code=1&code=1"));
        assertRefused(() -> form("code=1&c%6Fde=2"));
    }

    @Test
    void refusesWhatDoesNotDecode() {
        assertRefused(() -> form("code=%zz"));
        assertRefused(() -> form("code=%"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "//"})
    void refusesAnotherMediaType(@Nullable String type) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType(type);
        request.setContent("grant_type=x".getBytes(StandardCharsets.UTF_8));

        assertRefused(() -> OAuthForm.read(request));
    }

    @Test
    void doesNotReadTheAddress() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("application/x-www-form-urlencoded; charset=utf-8");
        request.setQueryString("code=1");
        request.setParameter("code", "1");

        assertThat(OAuthForm.read(request).get("code")).isEmpty();
    }

    @Test
    void printsNoValue() {
        assertThat(form("code=secret").toString()).contains("code").doesNotContain("secret");
    }

    static OAuthForm form(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("application/x-www-form-urlencoded");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        try {
            return OAuthForm.read(request);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatExceptionOfType(OAuthRefused.class)
                .isThrownBy(request)
                .extracting(OAuthRefused::error)
                .isEqualTo(OAuthError.INVALID_REQUEST);
    }
}
