// What stands in the shadow root: heading, languages, the two ways in, the way back.
import { make, write } from "./dom.js";
import { MESSAGES } from "./messages.js";
import { PasswordForm } from "./password-form.js";
import { PhonePanel } from "./phone-panel.js";

const WAYS = ["phone", "password"];

export class Box {
  #messages;
  #client;
  #back;

  /** @param actions again(), signIn({ username, password }) and speak(language): what the person may want */
  constructor({ again, signIn, speak }) {
    this.phone = new PhonePanel(again);
    this.password = new PasswordForm(signIn);
    this.heading = make("div", { class: "heading", role: "heading", part: "heading" });
    this.languages = make("div", { class: "languages", role: "group", part: "languages" },
      ...Object.entries(MESSAGES).map(([language, { language: name }]) => make("button",
        { type: "button", lang: language, textContent: name, part: "language", onclick: () => speak(language) })));
    this.panels = {
      phone: make("div", { id: "phone" }, this.phone.element),
      password: make("div", { id: "password" }, this.password.element),
    };
    this.tabs = Object.fromEntries(WAYS.map(way => [way, make("button", {
      type: "button", id: `tab-${way}`, role: "tab", part: "tab", "aria-controls": way, onclick: () => this.turnTo(way) })]));
    this.tabList = make("div", { class: "tabs", role: "tablist", part: "tabs", onkeydown: event => this.#onKey(event) },
      ...Object.values(this.tabs));
    this.leave = make("a", { part: "link" });
    this.wayBack = make("p", {}, this.leave);
    this.element = make("div", { class: "box", part: "box" },
      make("div", { class: "top" }, this.heading, this.languages),
      this.tabList, ...Object.values(this.panels), this.wayBack);
    this.offerPassword(false);
    this.turnTo("phone");
  }

  offerPassword(offered) {
    this.tabList.hidden = !offered;
    for (const way of WAYS) {
      const panel = this.panels[way];
      for (const [name, value] of [["role", "tabpanel"], ["aria-labelledby", `tab-${way}`]]) {
        if (offered) panel.setAttribute(name, value);
        else panel.removeAttribute(name);
      }
    }
    if (!offered) this.turnTo("phone");
  }

  turnTo(chosen) {
    for (const way of WAYS) {
      this.panels[way].hidden = way !== chosen;
      this.tabs[way].setAttribute("aria-selected", way === chosen);
      this.tabs[way].tabIndex = way === chosen ? 0 : -1;
    }
  }

  /** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
  #onKey(event) {
    const { key, target } = event;
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) return;
    event.preventDefault();
    const other = target === this.tabs.phone ? "password" : "phone";
    const chosen = key === "Home" ? "phone" : key === "End" ? "password" : other;
    this.turnTo(chosen);
    this.tabs[chosen].focus();
  }

  /** Whom one signs in to, and how one gets back there. */
  introduce({ client, wayBack, loginHint }) {
    this.#client = client;
    this.#back = wayBack;
    if (loginHint && !this.password.username.value) this.password.username.value = loginHint;
    this.speak(this.#messages);
  }

  /** Signed in, or on the way there: nothing is left to choose. */
  close() {
    this.offerPassword(false);
    this.#back = undefined;
    if (this.element.matches(":focus-within")) this.phone.status.focus();
    this.speak(this.#messages);
  }

  speak(messages) {
    this.#messages = messages;
    const language = Object.keys(MESSAGES).find(name => MESSAGES[name] === messages);
    this.element.lang = language;
    write(this.heading, messages.heading(this.#client));
    this.languages.setAttribute("aria-label", messages.languages);
    for (const button of this.languages.children) button.setAttribute("aria-pressed", button.lang === language);
    this.tabList.setAttribute("aria-label", messages.ways);
    for (const way of WAYS) write(this.tabs[way], messages[way]);
    this.wayBack.hidden = !this.#back;
    if (this.#back) {
      this.leave.href = this.#back;
      write(this.leave, messages.leave(this.#client));
    }
    this.phone.speak(messages);
    this.password.speak(messages);
  }
}
