package io.scanpass.standalone;

import io.scanpass.embedded.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What {@code deploy/operator} sends. Only the owner of the data may read it; both sides are told its hash. */
record OperatorSecret(Path file) {

    static final String VARIABLE = "SCANPASS_OPERATOR_SECRET_SHA256";

    static OperatorSecret in(Path data) {
        return new OperatorSecret(data.resolve("keys/operator/secret"));
    }

    /** Once; one that is there is kept. */
    void create() throws IOException {
        PrivateFiles.createFile(
                PrivateFiles.createFolder(file.resolveSibling("")).resolve(file.getFileName()),
                PrivateFiles::randomSecret);
    }

    /** In base64url, without padding. */
    String sha256() {
        try {
            byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
