package io.scanpass.command.accept.qrlogin;

import io.scanpass.command.accept.PublicUris;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.qrlogin.UserCode;
import io.scanpass.command.decide.qrlogin.UserCodes;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.qrlogin.QrPayload.Reading;
import io.scanpass.contract.seal.SharedKey;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what the camera saw or the person typed: our link, the payload alone, or a user code. */
@Component
class ScannedText {

    private final SharedKey sharedKey;
    private final UserCodes userCodes;
    private final Clock clock;
    private final QrLoginLimits limits;
    private final String link;

    ScannedText(SharedKey sharedKey, UserCodes userCodes, Clock clock, QrLoginLimits limits, PublicUris uris) {
        this.sharedKey = sharedKey;
        this.userCodes = userCodes;
        this.clock = clock;
        this.limits = limits;
        this.link = uris.phoneOrigin() + "/q/";
    }

    /** @throws CommandRejected qr_code_foreign, _forged, _stale, or qr_login_unknown for a code that nobody shows now */
    String loginIdOf(String text, String userId, String ipAddress) {
        Optional<UserCode> typed = UserCode.typed(text);
        if (typed.isPresent()) {
            limits.guess(userId, ipAddress); // before the answer: who may ask no more learns nothing more
            return userCodes
                    .loginOf(typed.get(), clock.instant())
                    .orElseThrow(() -> new CommandRejected(RejectionCode.QR_LOGIN_UNKNOWN));
        }
        boolean isLink = text.contains(":");
        if (isLink && !text.startsWith(link)) throw new CommandRejected(RejectionCode.QR_CODE_FOREIGN);
        String payload = isLink ? text.substring(link.length()) : text;
        return switch (QrPayload.read(sharedKey, payload, clock.instant())) {
            case Reading.Genuine genuine -> genuine.loginId();
            case Reading.Stale stale -> throw new CommandRejected(RejectionCode.QR_CODE_STALE);
            case Reading.Forged forged -> {
                limits.guess(userId, ipAddress);
                throw new CommandRejected(RejectionCode.QR_CODE_FORGED);
            }
        };
    }
}
