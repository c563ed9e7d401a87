// The second way in: user name and password. They go where they are sent and stay nowhere else.
import { make, write } from "./dom.js";
import { errorText } from "./messages.js";

export class PasswordForm {
  #messages;
  #refusal;

  /** @param signIn takes what was typed; its refusal is told here */
  constructor(signIn) {
    this.username = make("input", { name: "username", autocomplete: "username", autocapitalize: "none", spellcheck: false,
      required: true, part: "input" });
    this.password = make("input", { name: "password", type: "password", autocomplete: "current-password", required: true,
      part: "input" });
    this.shown = make("input", { type: "checkbox",
      onchange: () => { this.password.type = this.shown.checked ? "text" : "password"; } });
    this.labels = { username: make("span"), passwordField: make("span"), showPassword: make("span") };
    this.refused = make("p", { class: "bad", role: "alert", part: "error" });
    this.button = make("button", { class: "main", part: "button" });
    this.element = make("form", { part: "password-form", onsubmit: event => { event.preventDefault(); this.#send(signIn); } },
      make("label", {}, this.labels.username, this.username),
      make("label", {}, this.labels.passwordField, this.password),
      make("label", { class: "check" }, this.shown, this.labels.showPassword),
      this.refused,
      this.button);
  }

  async #send(signIn) {
    this.#refusal = undefined;
    this.button.setAttribute("aria-disabled", "true");
    if (this.busy) return;
    this.busy = true;
    this.speak(this.#messages);
    try {
      await signIn({ username: this.username.value, password: this.password.value });
    } catch (refused) {
      this.#refusal = { code: ofPassword(refused), retryAfter: refused.retryAfter };
      this.password.focus();
    } finally {
      this.password.value = "";
      this.busy = false;
      this.button.removeAttribute("aria-disabled");
      this.speak(this.#messages);
    }
  }

  speak(messages) {
    this.#messages = messages;
    for (const [name, label] of Object.entries(this.labels)) write(label, messages[name]);
    write(this.button, this.busy ? messages.signingIn : messages.signIn);
    write(this.refused, this.#refusal ? errorText(messages, this.#refusal.code, this.#refusal.retryAfter) : "");
  }
}

/** The same codes mean something else where a password was typed. */
function ofPassword({ code, message }) {
  if (code === "invalid_grant") return message.includes("disabled") ? "disabled" : "wrong_password";
  if (code === "unauthorized_client") return "no_password";
  return code ?? "unknown";
}
