package io.scanpass.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Folders (0700) and files (0600) that only their owner may read. */
public final class PrivateFiles {

    private static final int SECRET_BYTES = 32;

    private PrivateFiles() {}

    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, permissions("rwx------"));
    }

    /** A file with this content; one that is already there is kept as it is. */
    public static Path createFile(Path file, Supplier<String> content) throws IOException {
        if (Files.exists(file)) return file;
        // Written beside and renamed, so that a crash never leaves half a secret behind.
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".", "", permissions("rw-------"));
        Files.writeString(unfinished, content.get());
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** 256 random bits in base64url without padding. */
    public static String randomSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static FileAttribute<?> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
