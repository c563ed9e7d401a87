package io.scanpass.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.scanpass.acceptance.ScanPass;
import org.junit.jupiter.api.Test;

@InChromium
class InstalledAppIT {

    private final Chromium chromium;
    private final ScanPass scanPass;

    InstalledAppIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @Test
    void aPhoneMayKeepThePageOnItsHomeScreen() {
        Page page = chromium.open();
        page.navigate(scanPass.commands("/").toString());
        CDPSession devTools = page.context().newCDPSession(page);
        JsonObject manifest = devTools.send("Page.getAppManifest");
        assertThat(manifest.getAsJsonArray("errors")).isEmpty();
        assertThat(manifest.get("data").getAsString()).contains("\"display\": \"standalone\"");
        assertThat(devTools.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors"))
                .extracting(error -> error.getAsJsonObject().get("errorId").getAsString())
                .isSubsetOf("in-incognito"); // as all profiles of tests are
    }
}
