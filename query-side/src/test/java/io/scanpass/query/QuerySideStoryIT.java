package io.scanpass.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.OpenStream.Frame;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The query side's part of the story, from the first event to userinfo. */
@WithQuerySide
class QuerySideStoryIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Test
    void aPageFollowsItsLoginAndGetsTokensForIt() throws IOException {
        LoginStory story = LoginStory.now();
        String confirming = Traces.id();
        story.register(publisher);
        publisher.publish(story.requested(), 0);

        try (OpenStream stream = browser.stream(story.path("/events"))) {
            stream.awaitFrame("requested");
            publisher.publish(story.scanned(), 1);
            Frame scanned = stream.awaitFrame("scanned");
            assertThat(scanned.data().at("/user/display_name").asString()).isEqualTo("Ada L.");
            publisher.publish(story.confirmed(), 2, Traces.parent(confirming));
            publisher.publish(story.started(), 0);

            Frame confirmed = stream.awaitFrame("confirmed");
            stream.awaitEnd();
            assertThat(stream.events()).containsExactly("requested", "scanned", "confirmed");
            assertThat(confirmed.id()).isEqualTo("2");
            assertThat(confirmed.data().get("trace_id").asString()).isEqualTo(confirming);
            assertThat(names(confirmed.data()))
                    .isEqualTo(List.of("state", "sequence", "login_id", "expires_at", "trace_id"));
        }

        HttpResponse<String> answer = browser.token(story.tokenForm());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode tokens = TestBrowser.json(answer);
        HttpResponse<String> userinfo = browser.send(browser.request("/oauth2/userinfo")
                .header("Authorization", "Bearer " + tokens.get("access_token").asString())
                .build());
        assertThat(userinfo.statusCode()).as(userinfo.body()).isEqualTo(200);
        assertThat(TestBrowser.json(userinfo))
                .isEqualTo(TestBrowser.json(
                        "{\"sub\":\"%s\",\"name\":\"Ada L.\",\"preferred_username\":\"ada\"}".formatted(story.userId)));
    }

    private static List<String> names(JsonNode object) {
        Stream<String> names = object.propertyNames().stream();
        return names.collect(Collectors.toList());
    }
}
