// The first way in: the code, and what becomes of it.
import { make, write } from "./dom.js";
import { errorText } from "./messages.js";

const SOON = [30, 10]; // seconds before the end at which it is said aloud

export class PhonePanel {
  #messages;
  #state = { name: "loading" };
  #connection = "";
  #seconds;
  #typed;

  /** @param again the person wants a new code */
  constructor(again) {
    this.message = make("p", { part: "message" });
    this.number = make("p", { class: "number", part: "number" });
    this.status = make("div", { role: "status", "aria-atomic": "true", part: "status", tabIndex: -1 },
      this.message, this.number);
    this.connection = make("p", { class: "connection", role: "status", part: "connection" });
    this.soon = make("p", { class: "said", role: "status" });
    this.picture = make("div", { class: "qr", role: "img", part: "qr" });
    this.link = make("a", { target: "_blank", rel: "noopener noreferrer", part: "link" });
    this.hint = make("p", { class: "hint", part: "hint" });
    this.userCode = make("p", { class: "user-code", part: "user-code", translate: false });
    this.countdown = make("p", { class: "countdown", role: "timer", part: "countdown" });
    this.code = make("div", { class: "code", part: "code" }, this.picture, this.hint, this.userCode);
    this.button = make("button", { type: "button", part: "button", onclick: () => { this.status.focus(); again(); } });
    this.element = make("section", { class: "panel", part: "panel" },
      this.status, this.connection, this.code, this.countdown, this.soon, this.button);
  }

  /** @param state name: loading, code, scanned, confirmed, signed-in, leaving, rejected, expired or failed; and what it says */
  show(state) {
    this.#state = state;
    if (!["code", "scanned"].includes(state.name)) this.remaining(undefined);
    if (state.name !== "code") this.picture.replaceChildren();
    if (!["code", "scanned", "confirmed"].includes(state.name)) this.#connection = "";
    this.speak(this.#messages);
  }

  /** @param connection "lost", "back" or "" */
  connected(connection) {
    this.#connection = connection;
    this.speak(this.#messages);
  }

  remaining(seconds) {
    this.#seconds = seconds;
    if (this.#messages) this.#speakOfTime(this.#messages);
  }

  speak(messages) {
    if (!messages) return;
    this.#messages = messages;
    const { name } = this.#state;
    const over = ["rejected", "expired", "failed"].includes(name);
    write(this.message, this.#sentence(messages));
    this.message.className = over ? "bad" : ["loading", "confirmed", "leaving"].includes(name) ? "busy" : "";
    write(this.number, name === "scanned" && this.#state.number !== undefined ? String(this.#state.number) : "");
    this.number.hidden = this.number.textContent === "";
    write(this.connection, this.#connection && messages[this.#connection]);
    this.connection.classList.toggle("back", this.#connection === "back");
    if (name !== "code" && this.code.matches(":focus-within")) this.status.focus(); // or it would be lost
    this.code.hidden = name !== "code";
    this.#speakOfCode(messages);
    this.#speakOfTime(messages);
    this.button.hidden = !(over || name === "scanned");
    this.button.className = over ? "main" : "";
    write(this.button, name === "scanned" ? messages.notYou : name === "failed" ? messages.again : messages.newCode);
  }

  #sentence(messages) {
    const { name, scanner, number, reason, person, client, code, retryAfter } = this.#state;
    if (name === "code") return messages.scan;
    if (name === "scanned") {
      return `${messages.scanned(scanner)} ${number === undefined ? messages.approve : messages.compare}`;
    }
    if (name === "signed-in") return messages.signedIn(person);
    if (name === "leaving") return messages.leaving(client);
    if (name === "rejected") return messages[reason] ?? messages.rejected;
    if (name === "failed") return errorText(messages, code, retryAfter);
    return messages[name];
  }

  #speakOfCode(messages) {
    this.picture.setAttribute("aria-label", messages.picture);
    const { userCode, address } = this.#state;
    if (!userCode) return;
    write(this.userCode, userCode);
    this.link.href = address;
    write(this.link, address.replace(/^https?:\/\//, "").replace(/\/$/, ""));
    if (this.#typed === messages.typed) return; // what is moved loses the focus
    this.#typed = messages.typed;
    const [before, after] = messages.typed.split("{link}");
    this.hint.replaceChildren(before, this.link, after);
  }

  #speakOfTime(messages) {
    const seconds = this.#seconds;
    this.countdown.hidden = seconds === undefined;
    write(this.countdown, seconds === undefined ? "" : messages.left(seconds));
    const said = seconds === undefined ? undefined : [...SOON].reverse().find(limit => seconds <= limit);
    write(this.soon, said ? messages.leftSoon(said) : "");
  }
}
