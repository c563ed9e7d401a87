package io.scanpass.query;

import io.scanpass.testing.KafkaBackend;
import io.scanpass.testing.RedisBackend;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The whole query side on a free port, on real Redis and Kafka; all tests that say just this share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = QuerySideApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({RedisBackend.class, KafkaBackend.class, QuerySideTestConfig.class})
public @interface WithQuerySide {}
