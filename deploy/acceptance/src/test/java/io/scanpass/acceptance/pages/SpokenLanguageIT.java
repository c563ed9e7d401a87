package io.scanpass.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.scanpass.acceptance.ScanPass;
import org.junit.jupiter.api.Test;

@InChromium
class SpokenLanguageIT {

    private final Chromium chromium;
    private final ScanPass scanPass;

    SpokenLanguageIT(Chromium chromium, ScanPass scanPass) {
        this.chromium = chromium;
        this.scanPass = scanPass;
    }

    @Test
    void theBrowsersLanguageIsSpoken() {
        Page web = chromium.open(new NewContextOptions().setLocale("zh-CN"));
        LoginBox box = LoginBox.at(web, scanPass).awaitCode();
        assertThat(web).hasTitle("使用 ScanPass 登录");
        assertThat(web.locator("html")).hasAttribute("lang", "zh-CN");
        box.says("请用已登录的手机扫描此二维码");

        Page phone = chromium.open(new NewContextOptions().setLocale("zh-TW"));
        phone.navigate(scanPass.commands("/").toString());
        assertThat(phone.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("登录")))
                .isVisible();
        assertThat(phone.locator("html")).hasAttribute("lang", "zh-CN");
    }

    @Test
    void aLanguageThatIsNotSpokenIsAnsweredInEnglish() {
        Page web = chromium.open(new NewContextOptions().setLocale("de-DE"));
        LoginBox.at(web, scanPass).says("Scan this code with the phone");
    }

    @Test
    void anotherLanguageIsChosenInTheMiddleAndStaysOverAReload() {
        Page web = chromium.open();
        LoginBox box = LoginBox.at(web, scanPass);
        String code = box.userCode();
        box.part("language").nth(1).click();
        box.says("请用已登录的手机扫描此二维码");
        assertThat(box.part("user-code")).hasText(code); // the same sign-in
        web.reload();
        box.says("请用已登录的手机扫描此二维码");
    }

    @Test
    void thePhoneChangesItsLanguageOnTheApprovalScreen() {
        Phone phone = Phone.registered(chromium.open(), scanPass);
        LoginBox box = LoginBox.at(chromium.open(), scanPass);
        phone.typeCodeOf(box);
        phone.press("简体中文");
        phone.sees("要在另一台设备上登录吗？");
        phone.choose(box.number());
        phone.press("批准");
        phone.sees("已批准");
        box.says("You are signed in as Alice.");
        phone.page().reload();
        phone.sees("扫描登录二维码");
    }

    @Test
    void aRelyingPartyMayAskForALanguage() {
        Page web = chromium.open();
        LoginBox box =
                LoginBox.at(web, scanPass.queries("/?ui_locales=fr%20zh-CN").toString());
        box.says("请用已登录的手机扫描此二维码");
    }
}
