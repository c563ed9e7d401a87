package io.scanpass.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path folder;

    @Test
    void keepsTheKeysItMade() throws IOException {
        Keys.prepare(folder, settings(Map.of()));
        Path shared = folder.resolve("keys/shared/scanpass.keys.shared");
        String first = Files.readString(shared);
        Keys.prepare(folder, settings(Map.of()));
        assertThat(Files.readString(shared)).isEqualTo(first);
        assertThat(Base64.getUrlDecoder().decode(first)).hasSize(32);
    }

    @Test
    void makesNoKeyThatTheEnvironmentBrings() throws IOException {
        Keys.prepare(folder, settings(Map.of("SCANPASS_KEYS_SIGNING", "{}")));
        assertThat(folder.resolve("keys/query-side/scanpass.keys.encryption")).doesNotExist();
        assertThat(folder.resolve("keys/shared/scanpass.keys.shared")).exists();
    }

    @Test
    void makesTheOneKeyOfAnEarlierBuildTheFirstOfTheFile() throws IOException {
        Path querySide = PrivateFiles.createFolder(folder.resolve("keys/query-side"));
        Files.writeString(querySide.resolve("scanpass.keys.signing"), "the old key");

        Keys keys = Keys.prepare(folder, settings(Map.of()));
        Keys.prepare(folder, settings(Map.of())); // it did not come to the file being made
        assertThat(querySide.resolve("scanpass.keys.signing")).doesNotExist();
        assertThat(querySide.resolve("scanpass.keys.first")).hasContent("the old key");
        assertThat(querySide.resolve("scanpass.keys.encryption")).exists();

        Files.writeString(keys.signingKeys(), "made by the query side");
        Keys.prepare(folder, settings(Map.of()));
        assertThat(querySide.resolve("scanpass.keys.first")).doesNotExist();
    }

    private Settings settings(Map<String, String> more) throws IOException {
        Path jar = StandInSide.jar(folder.resolve("side.jar"));
        Map<String, String> variables = new HashMap<>(more);
        variables.put("COMMAND_SIDE_JAR", jar.toString());
        variables.put("QUERY_SIDE_JAR", jar.toString());
        return Settings.from(variables);
    }
}
