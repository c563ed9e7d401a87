package io.scanpass.command.accept;

import java.net.URI;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The phone page, also behind the link that a QR code carries, and what it must know to start. */
@Controller
class PageController {

    private final PublicUris uris;

    PageController(PublicUris uris) {
        this.uris = uris;
    }

    @GetMapping({"/", "/q/{payload}"})
    String page() {
        return "forward:/index.html";
    }

    @GetMapping("/v1/configuration")
    @ResponseBody
    Configuration configuration() {
        return new Configuration(uris.issuer());
    }

    record Configuration(URI issuer) {}
}
