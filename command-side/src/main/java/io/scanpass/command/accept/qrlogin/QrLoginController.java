package io.scanpass.command.accept.qrlogin;

import io.scanpass.command.accept.Caller;
import io.scanpass.command.accept.Clients;
import io.scanpass.command.accept.Clients.Client;
import io.scanpass.command.accept.Phones;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.qrlogin.Confirmation;
import io.scanpass.command.decide.qrlogin.DrawnNumbers;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ConfirmQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.PhoneContext;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RejectQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RejectReason;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ScanQr;
import io.scanpass.command.decide.qrlogin.ScannedQr;
import io.scanpass.command.decide.session.Devices;
import io.scanpass.command.decide.session.SessionCommand.DisownSession;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.seal.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The phone's part in a QR login: scan, then confirm or reject. */
@RestController
@RequestMapping("/v1/qr-logins")
class QrLoginController {

    private static final Logger LOG = LoggerFactory.getLogger(QrLoginController.class);

    private final CommandGateway commands;
    private final Clients clients;
    private final Phones phones;
    private final ScannedText scannedText;
    private final Devices devices;

    QrLoginController(
            CommandGateway commands, Clients clients, Phones phones, ScannedText scannedText, Devices devices) {
        this.commands = commands;
        this.clients = clients;
        this.phones = phones;
        this.scannedText = scannedText;
        this.devices = devices;
    }

    @PostMapping("/scan")
    Scanned scan(@RequestBody Scan scan, @AuthenticationPrincipal Jwt accessToken, HttpServletRequest http) {
        Phone phone = phones.of(accessToken);
        if (scan.payload() == null || scan.payload().isBlank()) {
            throw new CommandRejected(RejectionCode.MALFORMED_REQUEST);
        }
        String loginId = scannedText.loginIdOf(scan.payload().strip(), phone.userId(), http.getRemoteAddr());
        ScannedQr scanned =
                commands.sendAndWait(new ScanQr(loginId, phone, contextOf(accessToken, http), DrawnNumbers.random()));
        LOG.info("login {} scanned by user {}", loginId, phone.userId());
        String clientName = clients.find(scanned.clientId()).map(Client::name).orElse(scanned.clientId());
        return new Scanned(
                loginId,
                new RequestingClient(scanned.clientId(), clientName),
                RequestingBrowser.of(scanned, devices),
                scanned.scope(),
                scanned.requestedAt(),
                scanned.expiresAt(),
                scanned.numberMatching().wireName(),
                scanned.choices());
    }

    @PostMapping("/{loginId}/confirm")
    Decided confirm(
            @PathVariable String loginId,
            @RequestBody(required = false) @Nullable Approval approval,
            @AuthenticationPrincipal Jwt accessToken,
            HttpServletRequest http) {
        Phone phone = phones.of(accessToken);
        Integer number = approval == null ? null : approval.number();
        Confirmation outcome = commands.sendAndWait(
                new ConfirmQr(known(loginId), phone, contextOf(accessToken, http), Ids.random(), number));
        if (outcome == Confirmation.WRONG_NUMBER) {
            LOG.info("login {} rejected by user {}: wrong_number", loginId, phone.userId());
            throw new CommandRejected(RejectionCode.QR_NUMBER_WRONG);
        }
        LOG.info("login {} confirmed by user {}", loginId, phone.userId());
        return new Decided("confirmed");
    }

    @PostMapping("/{loginId}/reject")
    Decided reject(
            @PathVariable String loginId,
            @RequestBody(required = false) @Nullable Rejection rejection,
            @AuthenticationPrincipal Jwt accessToken,
            HttpServletRequest http) {
        Phone phone = phones.of(accessToken);
        RejectReason reason = reasonOf(rejection);
        String started =
                commands.sendAndWait(new RejectQr(known(loginId), phone, contextOf(accessToken, http), reason));
        if (started != null) {
            commands.sendAndWait(new DisownSession(started, phone.userId(), http.getRemoteAddr()));
        }
        LOG.info("login {} rejected by user {}: {}", loginId, phone.userId(), reason.wireName());
        return new Decided("rejected");
    }

    private static PhoneContext contextOf(Jwt accessToken, HttpServletRequest http) {
        return new PhoneContext(http.getRemoteAddr(), Caller.of(accessToken).authenticatedAt());
    }

    private static String known(String loginId) {
        if (!Ids.isId(loginId)) throw new CommandRejected(RejectionCode.QR_LOGIN_UNKNOWN);
        return loginId;
    }

    private static RejectReason reasonOf(@Nullable Rejection rejection) {
        if (rejection == null || rejection.reason() == null) return RejectReason.CANCELLED;
        return Arrays.stream(RejectReason.values())
                .filter(reason -> reason.wireName().equals(rejection.reason()))
                .findAny()
                .orElseThrow(() -> new CommandRejected(RejectionCode.MALFORMED_REQUEST));
    }

    record Scan(@Nullable String payload) {}

    record Approval(@Nullable Integer number) {}

    record Rejection(@Nullable String reason) {}

    /**
     * What the person must see before approving.
     *
     * @param numberMatching {@code off}, {@code choose} or {@code type}: whether confirm needs the number that the page
     *     shows
     * @param numbers to choose from; empty unless {@code choose}
     */
    record Scanned(
            String loginId,
            RequestingClient client,
            RequestingBrowser requester,
            String scope,
            Instant requestedAt,
            Instant expiresAt,
            String numberMatching,
            List<Integer> numbers) {}

    record RequestingClient(String clientId, String name) {}

    /**
     * @param place like {@code Berlin, Germany}; absent when unknown
     * @param browser like {@code Firefox 145}; absent when the user agent is none we know
     * @param seenBefore whether this user approved a login of this browser before
     * @param sameNetwork whether the phone seems to be in the browser's network; absent where the client does not care
     */
    record RequestingBrowser(
            String ipAddress,
            @Nullable String place,
            String userAgent,
            @Nullable String browser,
            @Nullable String os,
            boolean seenBefore,
            @Nullable Boolean sameNetwork) {

        static RequestingBrowser of(ScannedQr scanned, Devices devices) {
            Requester requester = scanned.requester();
            Device device = devices.describe(requester.ipAddress(), requester.userAgent());
            return new RequestingBrowser(
                    requester.ipAddress(),
                    device.place(),
                    requester.userAgent(),
                    device.browser(),
                    device.system(),
                    scanned.seenBefore(),
                    scanned.sameNetwork());
        }
    }

    record Decided(String state) {}
}
