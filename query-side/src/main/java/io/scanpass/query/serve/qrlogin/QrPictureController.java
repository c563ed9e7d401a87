package io.scanpass.query.serve.qrlogin;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.contract.seal.StreamTicket;
import io.scanpass.query.serve.ServeSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The picture to scan. Its text moves with the clock and nothing is read for it, so it needs neither Redis nor Kafka. */
@RestController
class QrPictureController {

    private final Ticket tickets;
    private final SharedKey key;
    private final String address;
    private final Clock clock;

    QrPictureController(Ticket tickets, SharedKey key, ServeSettings settings, Clock clock) {
        this.tickets = tickets;
        this.key = key;
        this.address = settings.phoneOrigin() + "/q/";
        this.clock = clock;
    }

    @GetMapping("/v1/qr-logins/{loginId}/qr")
    ResponseEntity<byte[]> picture(
            @PathVariable String loginId,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestHeader(required = false) @Nullable String accept) {
        String text = text(loginId, ticket);
        return switch (PictureFormat.preferred(accept)) {
            case SVG -> svgOf(text);
            case PNG -> pngOf(text);
            case NONE -> throw new Refused(RejectionCode.NOT_ACCEPTABLE);
        };
    }

    @GetMapping("/v1/qr-logins/{loginId}/qr.svg")
    ResponseEntity<byte[]> svg(@PathVariable String loginId, @RequestParam(required = false) @Nullable String ticket) {
        return svgOf(text(loginId, ticket));
    }

    @GetMapping("/v1/qr-logins/{loginId}/qr.png")
    ResponseEntity<byte[]> png(@PathVariable String loginId, @RequestParam(required = false) @Nullable String ticket) {
        return pngOf(text(loginId, ticket));
    }

    private String text(String loginId, @Nullable String ticket) {
        StreamTicket opened = tickets.check(loginId, ticket);
        Instant now = clock.instant();
        if (!now.isBefore(opened.expiresAt())) {
            throw new Refused(RejectionCode.QR_LOGIN_EXPIRED);
        }
        return address + QrPayload.write(key, loginId, opened.slot(), now);
    }

    private static ResponseEntity<byte[]> svgOf(String text) {
        byte[] svg = QrPicture.svg(text).getBytes(StandardCharsets.UTF_8);
        return answer(MediaType.valueOf("image/svg+xml"), svg);
    }

    private static ResponseEntity<byte[]> pngOf(String text) {
        return answer(MediaType.IMAGE_PNG, QrPicture.png(text));
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] picture) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .body(picture);
    }
}
