package io.scanpass.query.serve.activity;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.query.project.activity.ActivityStore;
import io.scanpass.query.project.activity.ActivityStore.Entry;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.session.Asking;
import io.scanpass.query.serve.token.ClientSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to me. */
@RestController
class ActivityController {

    private static final int MOST = 100;

    private final ActivityStore activity;
    private final Asking asking;
    private final ClientSettings clients;
    private final Clock clock;

    ActivityController(ActivityStore activity, Asking asking, ClientSettings clients, Clock clock) {
        this.activity = activity;
        this.asking = asking;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * @param limit how many at most, 1 to 100
     * @param before what {@link Answer#next} said
     */
    @GetMapping("/v1/activity")
    ResponseEntity<Answer> activity(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String before) {
        if (limit < 1 || limit > MOST || !isPlace(before)) {
            throw new Refused(RejectionCode.MALFORMED_REQUEST);
        }
        Instant now = clock.instant();
        SessionView own = asking.session(token, now);
        Person person = asking.person(own);
        List<Entry> found = activity.find(own.userId(), before, limit + 1, now);
        List<Entry> told = found.subList(0, Math.min(limit, found.size()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(
                        told.stream()
                                .map(entry -> Told.of(entry.activity(), person, clients))
                                .toList(),
                        told.size() < found.size() ? told.getLast().id() : null));
    }

    private static boolean isPlace(@Nullable String before) {
        return before == null || ActivityStore.ID.matcher(before).matches();
    }

    /**
     * @param activity the newest first
     * @param next {@code before} of the request for older ones; null where there are none
     */
    record Answer(List<Told> activity, @Nullable String next) {}
}
