package io.scanpass.bench;

import io.scanpass.contract.personal.PersonalKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * A year of a platform's life as the command side publishes it, the same for the same seed: people register, sign in by QR
 * code again and again, decline some logins and end some sessions. Ids, instants and who does what follow from the seed;
 * what is sealed is sealed anew.
 */
final class History {

    private static final Duration LENGTH = Duration.ofDays(365);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final int EVENTS_OF_A_USER = 50;

    /** @param sequence -1 for a key, which has none */
    record Event(String topic, String type, String key, long sequence, Instant at, String json) {}

    /** Takes one record after the other. */
    interface Sink {
        void accept(Event event);
    }

    private record User(String id, PersonalKey key, String device) {}

    private final Random random;
    private final Instant begin;
    private final long events;
    private final List<User> users = new ArrayList<>();
    private long written;

    History(long seed, long events, Instant end) {
        this.random = new Random(seed);
        this.events = events;
        this.begin = end.minus(LENGTH);
    }

    /** @return how many records there were */
    long tell(Sink sink) {
        while (written < events) {
            Instant at = begin.plusMillis(LENGTH.toMillis() / events * written);
            if (users.size() * (long) EVENTS_OF_A_USER <= written) {
                register(at, sink);
            } else {
                signIn(users.get(random.nextInt(users.size())), at, sink);
            }
        }
        return written;
    }

    private void register(Instant at, Sink sink) {
        String id = id();
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        PersonalKey key = new PersonalKey(id, secret);
        String number = Integer.toString(users.size());
        users.add(new User(id, key, key.seal("{\"address\":\"192.0.2.7\",\"browser\":\"Firefox on Linux\"}")));
        tell(sink, "personal-keys", "personal-key.issued.v1", id, -1, at, """
                {"kty":"oct","kid":"%s","enc":"A256GCM","k":"%s"}""".formatted(id, base64(secret)));
        tell(sink, "users", "user.registered.v2", id, 0, at, """
                {"user_id":"%s","names":"%s","registered_at":"%s"}""".formatted(
                id, key.seal("{\"username\":\"user%1$s\",\"display_name\":\"User %1$s\"}".formatted(number)), at));
    }

    private void signIn(User user, Instant at, Sink sink) {
        String login = id();
        String session = id();
        String phone = id();
        tell(sink, "qr-logins", "qr-login.requested.v2", login, 0, at, """
                {"login_id":"%s","client_id":"web-demo","scope":"openid profile","device_code_sha256":"%s","requested_at":"%s","expires_at":"%s"}""".formatted(
                        login, id() + id().substring(1), at, at.plusSeconds(120)));
        tell(sink, "qr-logins", "qr-login.scanned.v1", login, 1, at.plusSeconds(5), """
                {"login_id":"%s","user_id":"%s","phone_session_id":"%s","scanned_at":"%s","number":42}""".formatted(
                        login, user.id(), phone, at.plusSeconds(5)));
        if (random.nextInt(20) == 0) {
            tell(sink, "qr-logins", "qr-login.rejected.v1", login, 2, at.plusSeconds(9), """
                    {"login_id":"%s","user_id":"%s","phone_session_id":"%s","reason":"cancelled","rejected_at":"%s"}""".formatted(
                            login, user.id(), phone, at.plusSeconds(9)));
            return;
        }
        tell(sink, "qr-logins", "qr-login.confirmed.v1", login, 2, at.plusSeconds(9), """
                {"login_id":"%s","user_id":"%s","phone_session_id":"%s","session_id":"%s","confirmed_at":"%s"}""".formatted(
                        login, user.id(), phone, session, at.plusSeconds(9)));
        tell(sink, "sessions", "session.started.v2", session, 0, at.plusSeconds(9), """
                {"session_id":"%s","user_id":"%s","client_id":"web-demo","scope":"openid profile","method":"qr","approved_by":{"login_id":"%s","phone_session_id":"%s"},"started_at":"%s","expires_at":"%s","device":"%s"}""".formatted(
                        session, user.id(), login, phone, at.plusSeconds(9), at.plus(LIFE), user.device()));
        if (random.nextInt(10) < 3) {
            tell(sink, "sessions", "session.revoked.v1", session, 1, at.plusSeconds(600), """
                    {"session_id":"%s","user_id":"%s","reason":"signed_out","revoked_at":"%s"}""".formatted(
                            session, user.id(), at.plusSeconds(600)));
        }
    }

    private void tell(Sink sink, String topic, String type, String key, long sequence, Instant at, String json) {
        sink.accept(new Event("scanpass." + topic, "io.scanpass." + type, key, sequence, at, json));
        written++;
    }

    private String id() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return base64(id);
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}
