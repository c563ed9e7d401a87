package io.scanpass.command.persist.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** What one row of {@code domain_event} says, column by column; where it stands in the global order is not of it. */
public record StoredEvent(
        String aggregateId,
        long sequence,
        String type,
        String eventId,
        String timestamp,
        String payloadType,
        String revision,
        String payload,
        String metaData) {

    public static final String COLUMNS = "aggregate_identifier, sequence_number, type, event_identifier, time_stamp,"
            + " payload_type, payload_revision, payload, meta_data";

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("type"),
                row.getString("event_identifier"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("payload"),
                row.getString("meta_data"));
    }

    /** In the order of {@link #COLUMNS}. */
    public void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, aggregateId);
        statement.setLong(2, sequence);
        List<String> others = others();
        for (int index = 0; index < others.size(); index++) statement.setString(index + 3, others.get(index));
    }

    /** Each text behind its length, so that no other row, nor this one after another, comes to the same bytes. */
    byte[] after(String previous) {
        List<byte[]> parts = Stream.concat(Stream.of(previous, aggregateId), others().stream())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int texts = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer message = ByteBuffer.allocate(Long.BYTES + texts).putLong(sequence);
        for (byte[] part : parts) message.putInt(part.length).put(part);
        return message.array();
    }

    private List<String> others() {
        return List.of(type, eventId, timestamp, payloadType, revision, payload, metaData);
    }
}
