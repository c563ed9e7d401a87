package io.scanpass.acceptance.threats;

import com.nimbusds.jwt.SignedJWT;
import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Phones that refresh at one node and use what they get at all others, again and again. */
final class KeyLoad implements AutoCloseable {

    private static final int PHONES = 4;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** How long nodes may know different keys: {@code scanpass.keys.poll}, and a busy machine. */
    private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(2);

    final Set<String> keyIds = ConcurrentHashMap.newKeySet();
    final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    final AtomicInteger requests = new AtomicInteger();
    private final List<ScanPass> nodes;
    private final CachingVerifier verifier;
    private final ExecutorService threads = Executors.newFixedThreadPool(PHONES);
    private volatile boolean withdrawing;
    private volatile boolean stopping;

    KeyLoad(ScanPass first, ScanPass second) {
        nodes = List.of(first, second);
        verifier = new CachingVerifier(first.queries("/oauth2/jwks"));
        for (int number = 0; number < PHONES; number++) {
            PhoneApp phone = PhoneApp.registered(first);
            threads.execute(() -> use(phone));
        }
    }

    /** From now on a token may be refused, but then a refresh must bring a good one. */
    void allowWithdrawal() {
        withdrawing = true;
    }

    private void use(PhoneApp phone) {
        int turn = 0;
        while (!stopping) {
            try {
                String token = refreshed(phone, nodes.get(turn++ % 2));
                int refused = firstRefusal(token);
                Instant end = Instant.now().plus(UNTIL_ALL_KNOW);
                while (refused != 0 && withdrawing && Instant.now().isBefore(end)) {
                    refused = firstRefusal(refreshed(phone, nodes.get(turn++ % 2)));
                }
                if (refused != 0) failures.add("place " + refused + " refused key " + keyId(token));
                if (!withdrawing && !verifier.verifies(token)) failures.add("verifier: " + keyId(token));
            } catch (RuntimeException | AssertionError failure) {
                failures.add(failure.toString());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private String refreshed(PhoneApp phone, ScanPass node) {
        requests.incrementAndGet();
        phone.tokens = phone.at(node).refresh().is(200);
        String token = phone.tokens.text("access_token");
        keyIds.add(keyId(token));
        return token;
    }

    /** 1 and 2: the command side's nodes; 3 and 4: the query side's; 0: none. */
    private int firstRefusal(String token) {
        List<Answer> answers = Stream.concat(
                        nodes.stream().map(node -> atCommands(node, token)),
                        nodes.stream().map(node -> atQueries(node, token)))
                .toList();
        requests.addAndGet(answers.size());
        for (int place = 0; place < answers.size(); place++) {
            if (answers.get(place).status() != (place < 2 ? 400 : 200)) return place + 1;
        }
        return 0;
    }

    /** 400 where the token is good: there is no payload. */
    static Answer atCommands(ScanPass node, String token) {
        return Http.postJson(node.commands("/v1/qr-logins/scan"), Map.of(), "Authorization", "Bearer " + token);
    }

    static Answer atQueries(ScanPass node, String token) {
        URI userinfo = node.queries("/oauth2/userinfo");
        return Http.get(userinfo, "Authorization", "Bearer " + token);
    }

    static String keyId(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.close();
    }
}
