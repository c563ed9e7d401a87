package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.contract.seal.Ids;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T9: whoever tries ids is told the same of those that are and of those that are not. */
@ExtendWith(SharedScanPass.class)
class T09StreamHijackIT {

    private static final Set<String> EACH_ITS_OWN = Set.of("date", "x-trace-id", "connection");

    private final ScanPass scanPass;

    T09StreamHijackIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void loginsThatAreAndThatAreNotLookTheSame() {
        WebPage requested = WebPage.asking(scanPass);
        WebPage scanned = WebPage.asking(scanPass);
        PhoneApp.registered(scanPass).scan(scanned).is(200);
        scanned.watch().await("scanned");
        String ticket = WebPage.asking(scanPass).asked.text("events_uri").replaceAll(".*ticket=", "");
        List<String> ids = Stream.concat(
                        Stream.of(requested.loginId(), scanned.loginId(), "no-id", "0", "-1"),
                        IntStream.range(0, 50).mapToObj(number -> Ids.random()))
                .toList();

        Set<String> answers = new HashSet<>();
        for (String id : ids) {
            for (String path : new String[] {"", "/events", "/qr", "/qr.svg", "/qr.png"}) {
                for (String query : new String[] {"", "?ticket=", "?ticket=guess", "?ticket=" + ticket}) {
                    answers.add(withoutWhatEachHas(Http.get(scanPass.queries("/v1/qr-logins/" + id + path + query))));
                }
            }
        }
        assertThat(answers).singleElement().asString().startsWith("404").contains("\"code\":\"qr_login_unknown\"");
    }

    @Test
    void sessionsOfOthersAndOfNobodyLookTheSame() {
        PhoneApp someone = PhoneApp.registered(scanPass);
        PhoneApp attacker = PhoneApp.registered(scanPass);
        Set<String> answers = new HashSet<>();
        for (String id : new String[] {someone.sessionId(), Ids.random(), someone.userId, "no-id"}) {
            answers.add(withoutWhatEachHas(Http.delete(scanPass.commands("/v1/sessions/" + id), attacker.bearer())));
        }
        assertThat(answers).singleElement().asString().startsWith("404").contains("\"code\":\"session_unknown\"");
        someone.refresh().is(200);
    }

    @Test
    void whatIsNoLoginCannotBeDecided() {
        PhoneApp attacker = PhoneApp.registered(scanPass);
        Set<String> answers = new HashSet<>();
        for (String id : new String[] {attacker.sessionId(), attacker.userId, Ids.random(), "no-id"}) {
            for (String decision : new String[] {"/confirm", "/reject"}) {
                answers.add(withoutWhatEachHas(Http.postJson(
                        scanPass.commands("/v1/qr-logins/" + id + decision), Map.of(), attacker.bearer())));
            }
        }
        assertThat(answers).singleElement().asString().startsWith("404").contains("\"code\":\"qr_login_unknown\"");
    }

    private static String withoutWhatEachHas(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.http().headers().map());
        headers.keySet().removeIf(EACH_ITS_OWN::contains);
        return answer.status() + answer.body().replaceAll(",?\"trace_id\":\"\\w+\"", "") + headers;
    }
}
