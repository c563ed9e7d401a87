package io.scanpass.query.project.qrlogin;

import io.scanpass.contract.Topic;
import io.scanpass.contract.qrlogin.QrLoginEvent;
import io.scanpass.query.project.Chronicle;
import io.scanpass.query.project.TopicProjection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QrLoginProjectionConfig {

    @Bean
    TopicProjection<QrLoginEvent, QrLoginView> qrLoginProjection(
            RedisQrLoginStore store, Chronicle<QrLoginEvent, QrLoginView> chronicle) {
        return new TopicProjection<>(
                Topic.QR_LOGINS, QrLoginEvent.class, new QrLoginProjector(), store, List.of(), chronicle);
    }
}
