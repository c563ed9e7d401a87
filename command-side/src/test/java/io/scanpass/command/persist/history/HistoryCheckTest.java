package io.scanpass.command.persist.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.persist.history.HistoryCheck.Finding;
import io.scanpass.command.persist.history.HistoryCheck.Finding.Altered;
import io.scanpass.command.persist.history.HistoryCheck.Finding.Missing;
import io.scanpass.command.persist.history.HistoryRows.Row;
import io.scanpass.contract.seal.SharedKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryCheckTest {

    private static final String OLD_SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String NEW_SECRET = "HxwdHhsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA";

    private final HistoryChain chain = new HistoryChain(SharedKey.parse(OLD_SECRET));
    private final List<Row> rows =
            new ArrayList<>(Stream.concat(stream(chain, "a", 4).stream(), stream(chain, "b", 4).stream())
                    .toList());

    @Test
    void findsNothingInWhatNobodyChanged() {
        assertThat(findings()).isEmpty();
    }

    static Stream<UnaryOperator<StoredEvent>> edits() {
        return Stream.of(
                e -> event(e, "QrLogin", e.eventId(), e.timestamp(), "{}", "{}"),
                e -> event(e, e.type(), "other", e.timestamp(), "{}", "{}"),
                e -> event(e, e.type(), e.eventId(), "2026-01-02T00:00:00Z", "{}", "{}"),
                e -> event(e, e.type(), e.eventId(), e.timestamp(), "{ }", "{}"),
                e -> event(e, e.type(), e.eventId(), e.timestamp(), "{}", "{ }"),
                // The same letters, cut elsewhere.
                e -> event(e, e.type(), e.eventId(), e.timestamp(), "{", "}{}"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void findsTheRowThatWasEdited(UnaryOperator<StoredEvent> edit) {
        rows.set(5, new Row(0, edit.apply(rows.get(5).event()), rows.get(5).link()));
        assertThat(findings()).containsExactly(new Altered("b", 1));
    }

    @Test
    void findsTheRowsThatAreMissing() {
        rows.remove(6);
        rows.remove(5);
        rows.remove(0);
        assertThat(findings()).containsExactly(new Missing("a", 0, 0), new Missing("b", 1, 2));
    }

    @Test
    void findsTheRowsThatWereSwapped() {
        place(1, rows.get(2));
        List<Row> others = stream(chain, "a", 4);
        place(2, others.get(1));
        assertThat(findings()).containsExactly(new Altered("a", 1), new Altered("a", 2), new Altered("a", 3));
    }

    @Test
    void findsTheRowThatWasCopiedFromAnotherStream() {
        Row copied = rows.get(2);
        rows.add(8, new Row(0, moved(copied.event(), "b", 4), copied.link()));
        assertThat(findings()).containsExactly(new Altered("b", 4));
    }

    @Test
    void findsTheRowsThatWereMadeUp() {
        HistoryChain thief = new HistoryChain(SharedKey.parse(NEW_SECRET));
        rows.addAll(stream(thief, "c", 1));
        rows.add(new Row(0, event("d", 0), ""));
        rows.add(new Row(0, event("e", -1), "00000000000000000000000000000000"));
        assertThat(findings()).containsExactly(new Altered("c", 0), new Altered("d", 0), new Altered("e", -1));
    }

    @Test
    void recognisesWhatAnEarlierKeySealed() {
        rows.addAll(stream(new HistoryChain(SharedKey.parse(NEW_SECRET)), "c", 2));
        assertThat(findings(new HistoryChain(SharedKey.parse(NEW_SECRET + "," + OLD_SECRET))))
                .isEmpty();
    }

    @Test
    void aReceiptTellsThatTheEndOfAStreamIsGone() {
        Receipt before = receipt();
        assertThat(Receipt.parse(before.toString())).isEqualTo(before);
        Collections.swap(rows, 0, 7);
        assertThat(receipt()).isEqualTo(before);
        rows.removeLast();
        assertThat(receipt()).isNotEqualTo(before);
        assertThatThrownBy(() -> Receipt.parse("1.2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReceiptSaysNothingOfQrLoginsAndOfWhatCameLater() {
        Receipt before = receipt();
        rows.add(new Row(1, event(event("q", 0), "QrLogin", "q", "2026-01-01T00:00:00Z", "{}", "{}"), "0".repeat(32)));
        rows.add(new Row(101, event("z", 0), "f".repeat(32)));
        assertThat(receipt()).isEqualTo(before);
    }

    private Receipt receipt() {
        Receipt.Tally tally = new Receipt.Tally(100);
        rows.forEach(tally::add);
        return tally.receipt();
    }

    private void place(int index, Row row) {
        rows.set(index, new Row(0, moved(row.event(), "a", index), row.link()));
    }

    private List<Finding> findings() {
        return findings(chain);
    }

    private List<Finding> findings(HistoryChain chain) {
        List<Finding> findings = new ArrayList<>();
        HistoryCheck check = new HistoryCheck(chain, findings::add);
        rows.forEach(row -> check.follow(row.event(), row.link()));
        return findings;
    }

    private static List<Row> stream(HistoryChain chain, String aggregateId, int events) {
        List<Row> rows = new ArrayList<>();
        String last = HistoryChain.START;
        for (int sequence = 0; sequence < events; sequence++) {
            StoredEvent event = event(aggregateId, sequence);
            last = chain.link(last, event);
            rows.add(new Row(rows.size(), event, last));
        }
        return rows;
    }

    private static StoredEvent event(String aggregateId, long sequence) {
        String id = aggregateId + sequence;
        return new StoredEvent(
                aggregateId, sequence, "Session", id, "2026-01-01T00:00:00Z", "SessionStarted", "1", "{}", "{}");
    }

    private static StoredEvent moved(StoredEvent of, String aggregateId, long sequence) {
        return new StoredEvent(
                aggregateId,
                sequence,
                of.type(),
                of.eventId(),
                of.timestamp(),
                of.payloadType(),
                of.revision(),
                of.payload(),
                of.metaData());
    }

    private static StoredEvent event(
            StoredEvent of, String type, String eventId, String timestamp, String payload, String metaData) {
        return new StoredEvent(
                of.aggregateId(),
                of.sequence(),
                type,
                eventId,
                timestamp,
                of.payloadType(),
                of.revision(),
                payload,
                metaData);
    }
}
