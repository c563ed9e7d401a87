package io.scanpass.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Folders (0700) and files (0600) that only their owner may read. */
final class PrivateFiles {

    private static final int SECRET_BYTES = 32;

    private PrivateFiles() {}

    static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, permissions("rwx------"));
    }

    /** A file with 256 random bits as text, kept when it is already there. */
    static Path createSecret(Path file) throws IOException {
        if (Files.exists(file)) return file;
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        // Written beside and renamed, so that a crash never leaves an empty secret behind.
        Path unfinished = Files.createTempFile(file.getParent(), ".secret-", "", permissions("rw-------"));
        Files.writeString(unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
