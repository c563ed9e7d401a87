package io.scanpass.command.persist.history;

import io.scanpass.command.decide.history.Entry;
import io.scanpass.command.decide.history.History;
import io.scanpass.command.decide.history.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.common.DateTimeUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is stored along its indexes, each page a statement of its own. */
@Repository
class StoredHistory implements History {

    private static final int PAGE = 1_000;

    /** What is stored later may be dated earlier by the length of a transaction and the drift of a clock; never by this. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private static final String ROWS = "select global_index, " + StoredEvent.COLUMNS + ", chain,"
            + " (select before.chain from domain_event before"
            + " where before.aggregate_identifier = domain_event.aggregate_identifier"
            + " and before.sequence_number = domain_event.sequence_number - 1) as chain_before"
            + " from domain_event";

    private static final String STREAM =
            ROWS + " where aggregate_identifier = ? and sequence_number > ? order by sequence_number limit ?";

    /** The ids first: asked all at once, the planner may walk through the whole store in its order until it has a page. */
    private static final String STREAMS = "with stream as materialized ("
            + "select unnest(string_to_array(?, ',')) as id union select aggregate_identifier from domain_event"
            + " where payload_type in ('SessionStarted', 'QrScanned')"
            + " and substring(payload from '\"userId\":\"([A-Za-z0-9_-]{1,64})\"') = ? and strpos(payload, ?) > 0),"
            + " told as materialized (select global_index from domain_event join stream on aggregate_identifier = id"
            + " where global_index > ? and time_stamp <= ?) "
            + ROWS
            + " where global_index in (select global_index from told order by global_index limit ?) order by"
            + " global_index";

    private static final String ALL = ROWS + " where global_index > ? order by global_index limit " + PAGE;

    private static final String NEXT =
            "select global_index, time_stamp from domain_event where global_index >= ? order by global_index limit 1";

    private final JdbcClient jdbc;
    private final EntryReader reader;

    StoredHistory(JdbcClient jdbc, EntryReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    private record Place(long position, String at) {}

    @Override
    public Optional<Kind> kindOf(String id) {
        return jdbc.sql("select type from domain_event where aggregate_identifier = ? order by sequence_number limit 1")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(Kind::stored);
    }

    @Override
    public List<Entry> stream(String id, long afterSequence, int most) {
        return jdbc.sql(STREAM)
                .params(id, afterSequence, most)
                .query(reader::read)
                .list();
    }

    @Override
    public List<Entry> streams(Circle circle, long afterPosition, Instant upTo, int most) {
        return jdbc.sql(STREAMS)
                .params(
                        String.join(",", circle.ids()),
                        circle.userId(),
                        circle.sessionId(),
                        afterPosition,
                        DateTimeUtils.formatInstant(upTo),
                        most)
                .query(reader::read)
                .list();
    }

    @Override
    public void between(Instant from, Instant to, Consumer<Entry> each) {
        Instant end = to.plus(DISORDER);
        long after = lastBefore(DateTimeUtils.formatInstant(from.minus(DISORDER)));
        while (true) {
            List<Entry> page = jdbc.sql(ALL).param(after).query(reader::read).list();
            for (Entry entry : page) {
                Instant at = entry.at();
                // One that does not say when must not be missing without a sign.
                if (at == null || (!at.isBefore(from) && at.isBefore(to))) each.accept(entry);
            }
            // All of a page, so that no single row that says 2099 ends the reading.
            if (page.stream().allMatch(entry -> isAfter(entry, end))) return;
            after = page.getLast().position();
        }
    }

    private static boolean isAfter(Entry entry, Instant end) {
        Instant at = entry.at();
        return at != null && at.isAfter(end);
    }

    /** Positions and times grow together, but for disorder: halved until a page is left, there needs to be no index. */
    private long lastBefore(String time) {
        long low = edge("coalesce(min(global_index), 1) - 1");
        long high = edge("coalesce(max(global_index), 0) + 1");
        while (high - low > PAGE) {
            long middle = low + (high - low) / 2;
            Optional<Place> next = jdbc.sql(NEXT)
                    .param(middle)
                    .query((row, number) -> new Place(row.getLong(1), row.getString(2)))
                    .optional();
            if (next.isPresent() && next.get().at().compareTo(time) < 0)
                low = next.get().position();
            else high = middle;
        }
        return low;
    }

    private long edge(String position) {
        return jdbc.sql("select " + position + " from domain_event")
                .query(Long.class)
                .single();
    }
}
