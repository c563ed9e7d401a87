package io.scanpass.query.project.session;

import io.scanpass.contract.Topic;
import io.scanpass.contract.session.SessionEvent;
import io.scanpass.query.project.Chronicle;
import io.scanpass.query.project.Reaction;
import io.scanpass.query.project.TopicProjection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionProjectionConfig {

    @Bean
    TopicProjection<SessionEvent, SessionView> sessionProjection(
            RedisSessionStore store,
            List<Reaction<SessionEvent, SessionView>> reactions,
            Chronicle<SessionEvent, SessionView> chronicle) {
        return new TopicProjection<>(
                Topic.SESSIONS, SessionEvent.class, new SessionProjector(), store, reactions, chronicle);
    }
}
