package io.scanpass.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What whoever runs the query side sees of it. */
@WithQuerySide
class OperationsIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private TestBrowser browser;

    @Test
    void isReadyAndSaysByWhichParts() {
        await().untilAsserted(() -> assertThat(TestBrowser.json(browser.get("/actuator/health/readiness")))
                .isEqualTo(TestBrowser.json("""
                        {"status": "UP", "components": {
                          "kafka": {"status": "UP"}, "readinessState": {"status": "UP"}, "redis": {"status": "UP"}}}""")));
        assertThat(TestBrowser.json(browser.get("/actuator/health/liveness"))).isEqualTo(TestBrowser.json("""
                        {"status": "UP", "components": {
                          "consumer": {"status": "UP"}, "livenessState": {"status": "UP"}}}"""));
    }

    @Test
    void countsAndTimesWhatItDoes() {
        LoginStory story = LoginStory.now().published(publisher);
        await().until(() -> browser.token(story.tokenForm()).statusCode() == 200);

        HttpResponse<String> metrics = browser.get("/actuator/prometheus");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains("scanpass_projected_total{")
                .contains("scanpass_project_latency_seconds_count{")
                .contains("scanpass_streams_open")
                .contains("outcome=\"issued\"")
                .contains("kafka_consumer_fetch_manager_records_lag");
    }
}
