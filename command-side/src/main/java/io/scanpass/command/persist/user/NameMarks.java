package io.scanpass.command.persist.user;

import io.scanpass.command.decide.user.Username;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands for a user name in the table of reservations: the same for the same name, and nothing without the secret. */
@Component
class NameMarks {

    private final JdbcClient jdbc;
    private byte @Nullable [] secret;

    NameMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 43 characters of base64url. */
    String of(Username username) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret());
            byte[] mark = digest.digest(username.normalised().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    /** Made with the table, and never changed. */
    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = jdbc.sql("select secret from name_secret")
                    .query(byte[].class)
                    .single();
            secret = known;
        }
        return known;
    }
}
