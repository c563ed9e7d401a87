package io.scanpass.query.serve.qrlogin;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.http.TraceIds;
import io.scanpass.contract.network.Network;
import io.scanpass.contract.seal.StreamTicket;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.user.People;
import io.scanpass.query.serve.changes.ViewChanges;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** How far a login is: once, or as a stream. */
@RestController
class QrLoginController {

    private static final Logger log = LoggerFactory.getLogger(QrLoginController.class);

    private final Ticket tickets;
    private final QrLoginStore logins;
    private final People people;
    private final ViewChanges changes;
    private final OpenStreams streams;
    private final StreamSettings settings;
    private final TraceIds traceIds;
    private final JsonMapper json;
    private final Clock clock;

    QrLoginController(
            Ticket tickets,
            QrLoginStore logins,
            People people,
            ViewChanges changes,
            OpenStreams streams,
            StreamSettings settings,
            TraceIds traceIds,
            JsonMapper json,
            Clock clock) {
        this.tickets = tickets;
        this.logins = logins;
        this.people = people;
        this.changes = changes;
        this.streams = streams;
        this.settings = settings;
        this.traceIds = traceIds;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/v1/qr-logins/{loginId}")
    ResponseEntity<QrLoginState> state(
            @PathVariable String loginId, @RequestParam(required = false) @Nullable String ticket) {
        QrLoginState state = watch(loginId, tickets.check(loginId, ticket)).read();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(traced(state));
    }

    /** Runs on the request's own virtual thread until the stream ends or the browser has gone. */
    @GetMapping("/v1/qr-logins/{loginId}/events")
    void events(
            @PathVariable String loginId,
            @RequestParam(required = false) @Nullable String ticket,
            HttpServletRequest request,
            HttpServletResponse response) {
        QrLoginWatch login = watch(loginId, tickets.check(loginId, ticket));
        SseSink sink = new SseSink(response, json);
        if (streams.areClosing()) {
            throw new Refused(RejectionCode.TEMPORARILY_UNAVAILABLE);
        }
        if (request.getMethod().equals("HEAD")) {
            sink.open();
            return;
        }
        response.setHeader("Connection", "close"); // refused or over, it holds no memory
        try (OpenStreams.Place _ = streams.open(Network.of(request.getRemoteAddr()));
                ViewChanges.Listening listening = changes.listenTo(ViewKeys.qrLogin(loginId))) {
            new QrLoginStream(login, listening, clock, settings.heartbeat(), streams::areClosing).run(traced(sink));
        } catch (IOException gone) {
            log.debug("the browser of {} has gone", loginId);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private QrLoginWatch watch(String loginId, StreamTicket ticket) {
        return new QrLoginWatch(loginId, ticket.expiresAt(), logins, people, clock, settings.expiryGrace());
    }

    private QrLoginState traced(QrLoginState state) {
        return state.tracedBy(traceIds.current().orElse(null));
    }

    private FrameSink traced(FrameSink sink) {
        return new FrameSink() {
            @Override
            public void frame(QrLoginState state) throws IOException {
                sink.frame(traced(state));
            }

            @Override
            public void heartbeat() throws IOException {
                sink.heartbeat();
            }
        };
    }
}
