package io.scanpass.command.persist.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when the role of this side may change what is stored; under the profile {@code production} the start ends there. */
@Component
class EditableHistoryCheck implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(EditableHistoryCheck.class);

    private static final String EDITABLE =
            "spring.datasource.username may change stored events: give the command side a"
                    + " role that does not own the tables, and the owner to spring.flyway.user";

    private final JdbcClient jdbc;
    private final Environment environment;

    EditableHistoryCheck(JdbcClient jdbc, Environment environment) {
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        boolean editable = jdbc.sql("select has_table_privilege('domain_event', 'UPDATE, DELETE, TRUNCATE')")
                .query(Boolean.class)
                .single();
        if (!editable) return;
        if (environment.acceptsProfiles(Profiles.of("production"))) throw new IllegalStateException(EDITABLE);
        LOG.warn(EDITABLE);
    }
}
