// <scanpass-login>.
//
// Attributes: client-id; issuer (where this script came from, if not set); lang (the browser's, if not set); scope;
//   password (offers the form: for clients that may ask for passwords); heading-level (2 if not set); request (the query
//   of an authorization request, which is carried out in place of an own sign-in: for the issuer's login page).
// Events, all bubbling and composed: scanpass-token, with { tokens, fetch, refresh }; scanpass-scanned, with
//   { displayName, number }; scanpass-rejected, with { reason }; scanpass-expired; scanpass-error, with { code,
//   description, retryAfter in seconds or 0 }; scanpass-title, with { title, lang }. Cancel token, rejected, expired or error, and the box says and
//   does nothing of its own about it.
// Looks: the custom properties of style.js, and the parts box, heading, languages, language, tabs, tab, panel, status,
//   message, number, connection, code, qr, hint, user-code, countdown, button, password-form, input, error and link.
// Methods: start() asks for a new code, as the person's button does. Codes, tokens and keys are in memory only.
import { Attempt } from "./attempt.js";
import { Box } from "./box.js";
import { Refused } from "./http.js";
import { languageOf, MESSAGES } from "./messages.js";
import { OwnSignIn } from "./own-sign-in.js";
import { RequestedSignIn } from "./requested-sign-in.js";
import { style } from "./style.js";

const OWN_ORIGIN = new URL("../../", import.meta.url).href;

/** Of a failure that is no refusal, the browser's own words. */
const told = failure => ({
  code: failure instanceof Refused ? failure.code : "unknown",
  description: failure.message,
  retryAfter: failure.retryAfter ?? 0,
});

export class LoginElement extends HTMLElement {
  static observedAttributes = ["lang", "password", "heading-level"];

  #box = new Box({
    again: () => this.start(),
    signIn: typed => this.#byPassword(typed),
    speak: language => { this.lang = language; },
  });
  #way;
  #attempt;
  #left;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(this.#box.element);
  }

  connectedCallback() {
    this.#left = new AbortController();
    const { signal } = this.#left;
    // A page that comes back out of the browser's memory has an old code.
    addEventListener("pageshow", event => { if (event.persisted && !this.#isOver) this.start(); }, { signal });
    this.#refresh();
    if (document.prerendering) document.addEventListener("prerenderingchange", () => this.start(), { once: true, signal });
    else this.start();
  }

  disconnectedCallback() {
    this.#left.abort();
    this.#attempt?.stop();
    this.#way = undefined;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#refresh();
  }

  #refresh() {
    const language = languageOf([this.getAttribute("lang"), ...navigator.languages]);
    this.#box.heading.setAttribute("aria-level", this.getAttribute("heading-level") ?? "2");
    this.#box.speak(MESSAGES[language]);
    if (!this.#isOver) this.#box.offerPassword(this.hasAttribute("password") || this.hasAttribute("request"));
    this.#tell("title", { title: this.#box.heading.textContent, lang: language });
  }

  get #isOver() {
    return this.#attempt?.isOver === true;
  }

  /** Asks for a new code; the one before is given up. */
  async start() {
    this.#attempt?.stop();
    this.#way ??= this.#newWay();
    const attempt = this.#attempt = new Attempt(this.#way, this.#box.phone);
    this.#refresh();
    try {
      this.#follow(attempt, await attempt.run({
        onPrepared: () => { this.#box.introduce(this.#way); this.#refresh(); },
        onScanned: detail => {
          // There is a number to read now; whoever is typing goes on.
          if (!this.#box.password.element.matches(":focus-within")) this.#box.turnTo("phone");
          this.#tell("scanned", detail);
        },
      }));
    } catch (failure) {
      if (!attempt.isStopped) this.#fail(failure);
    }
  }

  #newWay() {
    const issuer = (this.getAttribute("issuer") ?? OWN_ORIGIN).replace(/\/$/, "");
    const query = this.getAttribute("request");
    return query === null
      ? new OwnSignIn({ issuer, clientId: this.getAttribute("client-id"), scope: this.getAttribute("scope") ?? undefined })
      : new RequestedSignIn({ issuer, query });
  }

  async #byPassword(typed) {
    try {
      const given = await this.#way.byPassword(typed, this.#left.signal);
      const attempt = this.#attempt;
      if (!this.#isOver) this.#follow(attempt, { state: "confirmed", ...given });
      attempt.stop(); // the phone is not needed any more
    } catch (failure) {
      this.#tell("error", told(failure));
      throw failure;
    }
  }

  #follow(attempt, { state, reason, tokens, leave }) {
    if (attempt.isStopped) return;
    const { phone } = this.#box;
    if (state === "expired") {
      if (this.#tell("expired", {}, true)) phone.show({ name: "expired" });
    } else if (state === "rejected") {
      if (!this.#tell("rejected", { reason }, true)) return;
      // A wrong number may be a slip of the finger, or somebody else's code: the person sees it, and decides here.
      if (leave && reason !== "wrong_number") this.#leave(leave, { name: "rejected", reason });
      else phone.show({ name: "rejected", reason });
    } else if (leave) {
      this.#box.close();
      this.#leave(leave, { name: "leaving", client: this.#way.client });
    } else {
      attempt.isOver = true;
      this.#box.close();
      const { fetch, refresh } = tokens;
      if (this.#tell("token", { tokens: { ...tokens.answer }, fetch, refresh }, true)) {
        phone.show({ name: "signed-in", person: tokens.name });
      }
    }
  }

  #leave(address, state) {
    this.#box.phone.show(state);
    location.replace(address);
  }

  #fail(failure) {
    const detail = told(failure);
    if (detail.code === "unknown") console.error(failure);
    if (this.#tell("error", detail, true)) this.#box.phone.show({ name: "failed", ...detail });
  }

  /** @return whether nobody cancelled it */
  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`scanpass-${name}`, { bubbles: true, composed: true, cancelable, detail }));
  }
}
