package io.scanpass.command.persist.browser;

import io.scanpass.command.decide.browser.Browser;
import io.scanpass.command.decide.browser.RefusedBrowsers;
import io.scanpass.contract.network.Network;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRefusedBrowsers implements RefusedBrowsers {

    private static final String ALL = "";

    private final JdbcClient jdbc;
    private final RefusalSettings settings;

    JdbcRefusedBrowsers(JdbcClient jdbc, RefusalSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public void refuse(Browser browser, Network reportedFrom, Instant now) {
        jdbc.sql("""
                        insert into refused_browser (network, browser, until) values (?, ?, ?)
                        on conflict (network, browser) do update set until = excluded.until
                        """)
                .params(
                        browser.network().text(),
                        browser.network().equals(reportedFrom) ? browser.kind() : ALL,
                        Timestamp.from(now.plus(settings.afterNotMe())))
                .update();
    }

    @Override
    public Optional<Instant> refusedUntil(Browser browser, Instant now) {
        return jdbc.sql("""
                        select until from refused_browser where network = ? and browser in (?, ?) and until > ?
                        order by until desc limit 1
                        """)
                .params(browser.network().text(), ALL, browser.kind(), Timestamp.from(now))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
