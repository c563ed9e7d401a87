package io.scanpass.query.serve.keys;

import static io.scanpass.query.serve.keys.KeyFixture.NOW;
import static io.scanpass.query.serve.keys.KeyFixture.ROTATION;
import static io.scanpass.query.serve.keys.KeyFixture.SCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.query.TestKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final RingSeal SEAL = RingSeal.parse(TestKeys.ENCRYPTION);

    @TempDir
    private Path folder;

    private Path path;
    private KeyFile file;

    @BeforeEach
    void create() throws IOException {
        path = folder.resolve("keys.jwe");
        file = new KeyFile(path, SEAL);
        file.create(KeyFixture::ring);
    }

    @Test
    void keepsTheFirstKeysThatSomebodyMade() throws IOException {
        List<String> made = ids(file);
        new KeyFile(path, SEAL).create(KeyFixture::ring);
        assertThat(ids(file)).isEqualTo(made);
    }

    @Test
    void isReadByItsOwnerOnlyAndShowsNoKey() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        String text = Files.readString(path);
        assertThat(text).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(text).doesNotContain(ids(file));
    }

    @Test
    void changesOnceWhenManyFindThatARotationIsDue() throws Exception {
        Callable<Void> rotation = () -> {
            new KeyFile(path, SEAL).change(ring -> ring.kept(NOW.plus(ROTATION), SCHEDULE));
            return null;
        };
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            for (Future<Void> each : nodes.invokeAll(Collections.nCopies(16, rotation))) each.get();
        }
        assertThat(ids(file)).hasSize(3);
    }

    @Test
    void changesNothingWhileAnotherProcessHoldsTheLock() throws IOException {
        try (FileChannel lock = FileChannel.open(folder.resolve("keys.jwe.lock"), StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> file.change(ring -> ring))
                    .as("within one process Java refuses instead of waiting")
                    .isInstanceOf(OverlappingFileLockException.class);
        }
    }

    @Test
    void writesNothingThatDidNotChange() throws IOException {
        KeyFile.Stamp before = file.stamp();
        file.change(ring -> ring);
        assertThat(file.stamp()).isEqualTo(before);
        file.change(ring -> ring.kept(NOW.plus(ROTATION), SCHEDULE));
        assertThat(file.stamp()).isNotEqualTo(before);
    }

    @Test
    void refusesWhatSomebodyChanged() throws IOException {
        String text = Files.readString(path);
        int middle = text.length() / 2;
        char other = text.charAt(middle) == 'A' ? 'B' : 'A';
        Files.writeString(path, text.substring(0, middle) + other + text.substring(middle + 1));
        assertUnreadable(file);
        assertThatThrownBy(() -> file.change(ring -> ring)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAnotherKeyAndKeysThatNobodyEncrypted() throws IOException {
        assertUnreadable(new KeyFile(path, RingSeal.parse(TestKeys.SHARED)));
        Files.writeString(path, "{\"keys\":[" + TestKeys.SIGNING + "]}");
        assertUnreadable(file);
    }

    @Test
    void survivesACrashBeforeTheNewFileTookItsPlace() throws IOException {
        List<String> before = ids(file);
        Files.writeString(folder.resolve("keys.jwe.new"), "half of a");
        assertThat(ids(file)).isEqualTo(before);
        file.change(ring -> ring.kept(NOW.plus(ROTATION), SCHEDULE));
        assertThat(ids(file)).hasSize(3).containsAll(before);
        assertThat(folder.resolve("keys.jwe.new")).doesNotExist();
    }

    private static void assertUnreadable(KeyFile file) {
        assertThatThrownBy(file::read)
                .isInstanceOf(IOException.class)
                .hasMessage("not encrypted with this key, or damaged")
                .hasNoCause();
    }

    private static List<String> ids(KeyFile file) throws IOException {
        return file.read().keys().stream().map(SigningKey::id).toList();
    }
}
