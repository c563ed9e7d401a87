package io.scanpass.command.persist.repair;

import io.scanpass.command.decide.repair.Streams;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads along the index that keeps streams in order, a page at a time. */
@Repository
class JdbcStreams implements Streams {

    /** By a pattern, so that no payload, however edited, fails the page. */
    private static final String EXPIRES_AT = "\"expiresAt\": ?\"([^\"]{1,40})\"";

    private final JdbcClient jdbc;

    JdbcStreams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Stream> page(String after, int most) {
        return jdbc.sql("""
                        select page.id, page.type, page.last, substring(first.payload from ?) as expires_at
                        from (select aggregate_identifier as id, min(type) as type, max(sequence_number) as last
                              from domain_event
                              where aggregate_identifier > ? and type in ('User', 'Session')
                              group by aggregate_identifier order by aggregate_identifier limit ?) page
                        left join domain_event first on first.aggregate_identifier = page.id and first.sequence_number = 0
                        order by page.id""")
                .params(EXPIRES_AT, after, most)
                .query((row, number) -> new Stream(
                        row.getString("id"),
                        row.getString("type").equals("User"),
                        row.getLong("last"),
                        instant(row.getString("expires_at"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException edited) {
            return null;
        }
    }
}
