package io.scanpass.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorSecretTest {

    @TempDir
    Path data;

    @Test
    void isMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        OperatorSecret secret = OperatorSecret.in(data);
        secret.create();
        String first = Files.readString(secret.file());
        secret.create();
        assertThat(Files.readString(secret.file())).isEqualTo(first).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret.file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(secret.file().getParent())))
                .isEqualTo("rwx------");
    }

    /** FIPS 180-4's example of one block. */
    @Test
    void isToldAsItsHash() throws IOException {
        OperatorSecret secret = new OperatorSecret(data.resolve("secret"));
        Files.writeString(secret.file(), "abc\n");
        assertThat(secret.sha256()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }
}
