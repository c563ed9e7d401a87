package io.scanpass.query.project.user;

import io.scanpass.contract.Topic;
import io.scanpass.contract.user.UserEvent;
import io.scanpass.query.project.Chronicle;
import io.scanpass.query.project.Reaction;
import io.scanpass.query.project.TopicProjection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UserProjectionConfig {

    @Bean
    TopicProjection<UserEvent, UserView> userProjection(
            RedisUserStore store,
            List<Reaction<UserEvent, UserView>> reactions,
            Chronicle<UserEvent, UserView> chronicle) {
        return new TopicProjection<>(Topic.USERS, UserEvent.class, new UserProjector(), store, reactions, chronicle);
    }
}
