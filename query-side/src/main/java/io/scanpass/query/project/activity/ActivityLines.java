package io.scanpass.query.project.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.LogLine;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Activity as it stands in a user's log: the id of the line, a space, and the view as JSON. */
@Component
final class ActivityLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final ActivitySettings settings;

    ActivityLines(ActivitySettings settings) {
        this.settings = settings;
    }

    Optional<LogLine> line(String userId, PublishedEvent event, Arrival arrival, ActivityView activity) {
        return Optional.of(line(userId, id(event, arrival, activity.at()), JSON.writeValueAsString(activity)));
    }

    /** The user is forgotten. */
    Optional<LogLine> end(String userId, PublishedEvent event, Arrival arrival, Instant at) {
        return Optional.of(line(userId, id(event, arrival, at), null));
    }

    /** @param member of the log, as it is stored */
    static ActivityStore.Entry read(String member) {
        int end = member.indexOf(' ');
        return new ActivityStore.Entry(
                member.substring(0, end), JSON.readValue(member.substring(end + 1), ActivityView.class));
    }

    private LogLine line(String userId, String id, @Nullable String text) {
        return new LogLine(userId, id, text, settings.most(), settings.kept());
    }

    private static String id(PublishedEvent event, Arrival arrival, Instant at) {
        return String.format(Locale.ROOT, "%013d.%s.%d", at.toEpochMilli(), event.aggregateId(), arrival.sequence());
    }
}
