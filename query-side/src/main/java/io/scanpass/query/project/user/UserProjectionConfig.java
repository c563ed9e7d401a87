package io.scanpass.query.project.user;

import io.scanpass.contract.Topic;
import io.scanpass.contract.user.UserEvent;
import io.scanpass.query.project.TopicProjection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UserProjectionConfig {

    @Bean
    TopicProjection<UserEvent, UserView> userProjection(UserStore store) {
        return new TopicProjection<>(Topic.USERS, UserEvent.class, new UserProjector(), store);
    }
}
