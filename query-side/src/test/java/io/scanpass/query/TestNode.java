package io.scanpass.query;

import io.scanpass.testing.Backends;
import java.util.HashMap;
import java.util.Map;
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
        Map<String, String> all = new HashMap<>();
        all.put("server.port", "0");
        all.put("spring.data.redis.host", backends.redisHost());
        all.put("spring.data.redis.port", Integer.toString(backends.redisPort()));
        all.put("spring.main.register-shutdown-hook", "false");
        all.put("scanpass.keys.signing", TestKeys.SIGNING);
        all.put("scanpass.keys.shared", TestKeys.SHARED);
        all.putAll(settings);
        return new TestNode(new SpringApplicationBuilder(QuerySideApplication.class)
                .sources(more)
                .run(all.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new)));
    }

    @Override
    public void close() {
        context.close();
        browser.close();
    }
}
