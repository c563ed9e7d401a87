package io.scanpass.query.serve.keys;

import static io.scanpass.query.serve.keys.KeyFixture.NOW;
import static io.scanpass.query.serve.keys.KeyFixture.ROTATION;
import static io.scanpass.query.serve.keys.KeyFixture.SCHEDULE;
import static io.scanpass.query.serve.keys.SigningAlgorithm.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.query.MovingClock;
import io.scanpass.query.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FileKeysTest {

    private final MovingClock clock = new MovingClock(NOW);

    @TempDir
    private Path folder;

    private Path path;
    private KeyFile file;
    private FileKeys keys;

    @BeforeEach
    void start() throws IOException {
        path = folder.resolve("keys.jwe");
        file = new KeyFile(path, RingSeal.parse(TestKeys.ENCRYPTION));
        keys = node();
    }

    private FileKeys node() throws IOException {
        return new FileKeys(file, KeyRing.EMPTY, ES256, SCHEDULE, clock);
    }

    @Test
    void beginsWithTheKeyOfAnEarlierTime() throws IOException {
        Files.delete(path);
        KeyRing first = RingSeal.keys(TestKeys.SIGNING, NOW);
        try (FileKeys taken = new FileKeys(file, first, ES256, SCHEDULE, clock)) {
            assertThat(taken.ring().signing(ES256, NOW).id()).isEqualTo("test");
            assertThat(taken.ring().keys()).hasSize(2);
        }
        try (FileKeys again = new FileKeys(file, RingSeal.keys(TestKeys.jwk(), NOW), ES256, SCHEDULE, clock)) {
            assertThat(again.ring().keys()).hasSize(2);
        }
    }

    @Test
    void rotatesOnceForAllNodes() throws IOException {
        try (FileKeys other = node()) {
            clock.advance(ROTATION);
            keys.look();
            other.look();
            keys.look();
            assertThat(ids(keys)).hasSize(3).isEqualTo(ids(other));
        }
    }

    @Test
    void seesAWithdrawalAtOnceWhenItLooksAgain(CapturedOutput output) throws IOException {
        String gone = keys.ring().signing(ES256, NOW).id();
        tool("withdraw", gone);
        assertThat(keys.ring().find(gone, NOW)).isPresent();
        assertThat(keys.latest().find(gone, NOW)).isEmpty();
        assertThat(output).contains("signing key " + gone + " is withdrawn");
    }

    @Test
    void staysAsItWasAndWarnsOnceWhileTheFileIsUnreadable(CapturedOutput output) throws IOException {
        List<String> before = ids(keys);
        KeyHealth health = new KeyHealth(keys);
        String content = Files.readString(path);
        Files.delete(path);
        keys.look();
        Files.writeString(path, "broken");
        keys.look();
        clock.advance(ROTATION);
        keys.look();
        assertThat(ids(keys)).isEqualTo(before);
        assertThat(health.health().getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(output.toString().split("cannot be used", -1)).hasSize(2);
        assertThat(path).hasContent("broken");

        Files.writeString(path, content);
        keys.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(ids(keys)).hasSize(3).containsAll(before);
    }

    @Test
    void startsWithNoFileThatIsNotItsOwn() throws IOException {
        Files.writeString(path, "broken");
        assertThatThrownBy(this::node).isInstanceOf(IOException.class);
    }

    @Test
    void isShownAndChangedByTheCommandLine() throws IOException {
        String first = ids(keys).getFirst();
        String second = ids(keys).getLast();
        assertThat(tool("list").lines())
                .hasSize(2)
                .satisfiesExactly(line -> assertThat(line).startsWith(first + " ES256 signs"), line -> assertThat(line)
                        .startsWith(second + " ES256 follows"));
        clock.advance(KeyFixture.AHEAD);
        assertThat(tool("rotate")).contains("signing key " + second + " signs ES256 from 2026-11-20T10:10:00Z");
        assertThat(tool("list").lines().findFirst().orElseThrow()).startsWith(first + " ES256 retired");
        assertThatThrownBy(() -> tool("withdraw", "nobody")).hasMessage("there is no key nobody");
        assertThat(tool("withdraw", first, second).lines()).hasSizeGreaterThan(3);
        assertThat(ids(keys)).contains(first);
        keys.look();
        assertThat(ids(keys)).doesNotContain(first, second).hasSize(2);
    }

    private String tool(String... words) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new KeysTool(file, SCHEDULE, clock, new PrintStream(printed, true, StandardCharsets.UTF_8)).run(List.of(words));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<String> ids(FileKeys keys) {
        return keys.ring().keys().stream().map(SigningKey::id).toList();
    }
}
