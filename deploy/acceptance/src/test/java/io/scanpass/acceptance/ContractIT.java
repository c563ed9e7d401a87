package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.threats.Published;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.testing.AsyncApi;
import io.scanpass.testing.Backends;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * All that the classes before this one had published is as the documents say. That each answer is, {@link Http} looks after.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedScanPass.class)
class ContractIT {

    private static final String NEW_PASSWORD = "another canary in the correct mine";

    private final ScanPass scanPass;
    private final AsyncApi document = AsyncApi.load();

    ContractIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void eachPublishedEventIsAsItsSchemaSays() {
        bringAboutEachType();
        Awaitility.await("one of each type").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Published.records().stream()
                                .filter(message -> !message.isForged())
                                .map(Published.Message::type))
                .containsAll(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toList()));
        assertThat(Published.faults(Backends.selected().kafkaBootstrapServers()))
                .isEmpty();
    }

    @Test
    void eachTopicIsKeptAsTheDocumentSays() throws ExecutionException, InterruptedException {
        List<String> names = Arrays.stream(Topic.values()).map(Topic::wireName).toList();
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Backends.selected().kafkaBootstrapServers()))) {
            Map<ConfigResource, Config> configs = admin.describeConfigs(names.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList())
                    .all()
                    .get();
            configs.forEach((topic, config) -> assertThat(settingsOf(config, stated(topic.name())))
                    .as(topic.name())
                    .isEqualTo(stated(topic.name())));
            admin.describeTopics(names).allTopicNames().get().forEach((name, topic) -> assertThat(topic.partitions())
                    .as(name)
                    .hasSize(document.binding(name).path("partitions").asInt()));
        }
    }

    private Map<String, String> stated(String topic) {
        JsonNode configuration = document.binding(topic).path("topicConfiguration");
        return configuration.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().isArray()
                                ? entry.getValue().path(0).asString()
                                : entry.getValue().asString(),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static Map<String, String> settingsOf(Config config, Map<String, String> asked) {
        Map<String, String> settings = new TreeMap<>();
        asked.keySet().forEach(name -> settings.put(name, config.get(name).value()));
        return settings;
    }

    private void bringAboutEachType() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage approved = WebPage.asking(scanPass);
        phone.scan(approved).is(200);
        phone.confirm(approved).is(200);
        WebPage declined = WebPage.asking(scanPass);
        phone.scan(declined).is(200);
        phone.reject(declined).is(200);
        Http.patchJson(
                        scanPass.commands("/v1/sessions/" + phone.sessionId()),
                        Map.of("name", "The hall"),
                        phone.bearer())
                .is(204);
        changePassword(phone);
        asOperator(phone, "disable");
        asOperator(phone, "enable");
        asOperator(phone, "erase");
        reuseARefreshToken();
    }

    private void changePassword(PhoneApp phone) {
        String body =
                "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(PhoneApp.PASSWORD, NEW_PASSWORD);
        Http.send(Http.request(scanPass.commands("/v1/password"), phone.bearer())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)))
                .is(204);
    }

    private void asOperator(PhoneApp phone, String what) {
        String[] secret = {"Authorization", "Bearer " + ScanPass.OPERATOR_SECRET};
        String userId = Http.get(scanPass.commands("/v1/operator/users?username=" + phone.username), secret)
                .is(200)
                .text("user_id");
        Http.postJson(scanPass.commands("/v1/operator/users/" + userId + "/" + what), Map.of(), secret)
                .is(204);
    }

    /** One that was replaced, and its successor used: two hold the session. */
    private void reuseARefreshToken() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        Http.Answer stolen = phone.tokens;
        phone.tokens = phone.refresh().is(200);
        phone.tokens = phone.refresh().is(200);
        phone.tokens = stolen;
        phone.refresh().is(400);
    }
}
