package io.scanpass.standalone;

import io.scanpass.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The keys of this installation, as Spring reads them from a config tree: the file's name is the property's name. */
final class Keys {

    private final Path shared;
    private final Path commandSide;
    private final Path querySide;

    private Keys(Path shared, Path commandSide, Path querySide) {
        this.shared = shared;
        this.commandSide = commandSide;
        this.querySide = querySide;
    }

    /** Makes what is missing and what the environment, which Spring ranks higher, does not bring along. */
    static Keys prepare(Path data, Settings settings) throws IOException {
        Keys keys = new Keys(
                data.resolve("keys/shared"), data.resolve("keys/command-side"), data.resolve("keys/query-side"));
        PrivateFiles.createFolder(keys.shared);
        PrivateFiles.createFolder(keys.commandSide);
        PrivateFiles.createFolder(keys.querySide);
        create(
                settings,
                "SCANPASS_KEYS_SHARED",
                keys.shared.resolve("scanpass.keys.shared"),
                PrivateFiles::randomSecret);
        create(
                settings,
                "SCANPASS_KEYS_HISTORY",
                keys.commandSide.resolve("scanpass.keys.history"),
                PrivateFiles::randomSecret);
        create(
                settings,
                "SCANPASS_KEYS_SIGNING",
                keys.querySide.resolve("scanpass.keys.signing"),
                SigningKey::generate);
        return keys;
    }

    /** What the command side may read: not the key that signs tokens. */
    String commandSideImport() {
        return "configtree:" + shared + "/,configtree:" + commandSide + "/";
    }

    /** Not the key of the history either, of which this side has nothing. */
    String querySideImport() {
        return "configtree:" + shared + "/,configtree:" + querySide + "/";
    }

    private static void create(Settings settings, String variable, Path file, Supplier<String> key) throws IOException {
        if (!settings.has(variable)) PrivateFiles.createFile(file, key);
    }
}
