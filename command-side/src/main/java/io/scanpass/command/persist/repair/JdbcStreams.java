package io.scanpass.command.persist.repair;

import io.scanpass.command.decide.repair.Streams;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads along the index that keeps streams in order, a page at a time. */
@Repository
class JdbcStreams implements Streams {

    private final JdbcClient jdbc;

    JdbcStreams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Stream> page(String after, int most) {
        return jdbc.sql("""
                        select id, last, first.payload::jsonb ->> 'expiresAt' as expires_at
                        from (select aggregate_identifier as id, max(sequence_number) as last from domain_event
                              where aggregate_identifier > ? and type in ('User', 'Session')
                              group by aggregate_identifier order by aggregate_identifier limit ?) page
                        join domain_event first on first.aggregate_identifier = id and first.sequence_number = 0
                        order by id""")
                .params(after, most)
                .query((row, number) -> {
                    String expiresAt = row.getString("expires_at");
                    return new Stream(
                            row.getString("id"),
                            row.getLong("last"),
                            expiresAt == null ? null : Instant.parse(expiresAt));
                })
                .list();
    }
}
