package io.scanpass.query;

import io.scanpass.testing.Backends;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One more node of the query side in this JVM, on the same Redis. */
public final class TestNode implements AutoCloseable {

    public final ConfigurableApplicationContext context;
    public final TestBrowser browser;

    private TestNode(ConfigurableApplicationContext context) {
        this.context = context;
        this.browser =
                new TestBrowser(() -> context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public static TestNode start(Map<String, String> settings, Class<?>... more) {
        Backends backends = Backends.selected();
        Stream<String> common = Stream.of(
                "--server.port=0",
                "--spring.data.redis.host=" + backends.redisHost(),
                "--spring.data.redis.port=" + backends.redisPort(),
                "--spring.main.register-shutdown-hook=false",
                "--scanpass.keys.signing=" + TestKeys.SIGNING,
                "--scanpass.keys.shared=" + TestKeys.SHARED,
                "--scanpass.keys.refresh=" + TestKeys.REFRESH);
        Stream<String> own = settings.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue());
        return new TestNode(new SpringApplicationBuilder(QuerySideApplication.class)
                .sources(more)
                .run(Stream.concat(common, own).toArray(String[]::new)));
    }

    @Override
    public void close() {
        context.close();
        browser.close();
    }
}
