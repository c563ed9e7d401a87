package io.scanpass.standalone;

import io.scanpass.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** The keys of this installation, as Spring reads them from a config tree: the file's name is the property's name. */
final class Keys {

    private final Path shared;
    private final Path commandSide;
    private final Path querySide;
    private final Path signing;

    private Keys(Path folder) {
        this.shared = folder.resolve("shared");
        this.commandSide = folder.resolve("command-side");
        this.querySide = folder.resolve("query-side");
        this.signing = folder.resolve("signing");
    }

    /** Makes what is missing and what the environment, which Spring ranks higher, does not bring along. */
    static Keys prepare(Path data, Settings settings) throws IOException {
        Keys keys = new Keys(data.resolve("keys"));
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
        if (ownsSigningKeys(settings)) keys.prepareSigningKeys(settings);
        return keys;
    }

    /** The query side makes this file and keeps in it all keys that sign tokens. */
    Path signingKeys() {
        return signing.resolve("keys.jwe");
    }

    /** Unless the environment brings them along. */
    static boolean ownsSigningKeys(Settings settings) {
        return !settings.has("SCANPASS_KEYS_SIGNING") && !settings.has("SCANPASS_KEYS_FILE");
    }

    /** The one key of a folder from before there was a file becomes the first in it, and is removed at the next start. */
    private void prepareSigningKeys(Settings settings) throws IOException {
        PrivateFiles.createFolder(signing);
        create(
                settings,
                "SCANPASS_KEYS_ENCRYPTION",
                querySide.resolve("scanpass.keys.encryption"),
                PrivateFiles::randomSecret);
        Path first = querySide.resolve("scanpass.keys.first");
        if (Files.exists(signingKeys())) {
            Files.deleteIfExists(first);
        } else if (Files.exists(querySide.resolve("scanpass.keys.signing"))) {
            Files.move(querySide.resolve("scanpass.keys.signing"), first, StandardCopyOption.ATOMIC_MOVE);
        }
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
