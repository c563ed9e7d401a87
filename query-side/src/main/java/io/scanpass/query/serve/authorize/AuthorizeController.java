package io.scanpass.query.serve.authorize;

import io.scanpass.contract.http.MessagePage;
import io.scanpass.contract.http.OAuthError;
import io.scanpass.contract.http.OAuthForm;
import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.token.ClientSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /oauth2/authorize} (RFC 6749 section 3.1, OpenID Connect Core 1.0 section 3.1.2): the login page for whoever a
 * relying party sends. It holds no session: the page carries the request out, with the code that the phone's approval or
 * the password gives its worth.
 */
@RestController
class AuthorizeController {

    private static final Logger log = LoggerFactory.getLogger(AuthorizeController.class);
    private static final String PATH = "/oauth2/authorize";
    private static final Resource PAGE = new ClassPathResource("static/index.html");

    private final ClientSettings clients;
    private final ServeSettings settings;

    AuthorizeController(ClientSettings clients, ServeSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @GetMapping(PATH)
    ResponseEntity<Object> show(HttpServletRequest http) throws IOException {
        return answer(
                http,
                form -> ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(PAGE));
    }

    /** To a link, from which the page takes its request. */
    @PostMapping(PATH)
    ResponseEntity<Object> post(HttpServletRequest http) throws IOException {
        return answer(http, form -> seeOther(AuthorizationRequest.link(form, settings.issuer() + PATH)));
    }

    /** For the page, with the query it was asked with. */
    @GetMapping(PATH + "/request")
    AuthorizationRequest request(HttpServletRequest http) throws IOException {
        OAuthForm form = OAuthForm.ofBrowser(http);
        ReturnAddress back = ReturnAddress.of(form, clients)
                .orElseThrow(() -> new OAuthRefused(OAuthError.INVALID_REQUEST, "no such client and address"));
        return AuthorizationRequest.read(form, back, settings);
    }

    private ResponseEntity<Object> answer(HttpServletRequest http, Function<OAuthForm, ResponseEntity<Object>> valid)
            throws IOException {
        Optional<ReturnAddress> back = Optional.empty();
        try {
            OAuthForm form = OAuthForm.ofBrowser(http);
            back = ReturnAddress.of(form, clients);
            if (back.isEmpty()) return nowhereToGo();
            AuthorizationRequest.read(form, back.get(), settings);
            return valid.apply(form);
        } catch (OAuthRefused refused) {
            if (back.isEmpty()) return nowhereToGo();
            log.info("authorization for {} refused: {}", back.get().clientId(), refused.error());
            return seeOther(back.get().refusing(refused, settings.issuer()));
        }
    }

    /** RFC 6749 section 4.1.2.1: never to an address that is not known to be the client's. */
    private static ResponseEntity<Object> nowhereToGo() {
        log.info("authorization refused: no such client and redirect_uri");
        return MessagePage.of(
                HttpStatus.BAD_REQUEST,
                "This link cannot sign you in",
                "The application that sent you here is not known, or asks to send you on to an address that is not its"
                        + " own. Go back to it and try again; if that does not help, tell the people who run it.");
    }

    private static ResponseEntity<Object> seeOther(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }
}
