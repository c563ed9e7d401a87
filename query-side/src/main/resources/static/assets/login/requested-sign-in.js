// A relying party sent the browser to /oauth2/authorize and gets it back with a code (OpenID Connect Core 1.0 section
// 3.1.2): the code is here from the start and worth nothing until the phone confirms. Its tokens are never ours.
import { ask, form } from "./http.js";

export class RequestedSignIn {
  #issuer;
  #query;
  #request;

  /** @param query with which /oauth2/authorize was opened */
  constructor({ issuer, query }) {
    this.#issuer = issuer;
    this.#query = query;
  }

  async prepare(signal) {
    this.#request ??= await ask(`${this.#issuer}/oauth2/authorize/request${this.#query}`, { signal });
  }

  get client() {
    return this.#request?.client_name;
  }

  get loginHint() {
    return this.#request?.login_hint;
  }

  /** Back, without having signed in. */
  get wayBack() {
    return this.#request && this.#address({ error: "access_denied", error_description: "the person left" });
  }

  get #wanted() {
    const { client_id, scope, redirect_uri, nonce, code_challenge, dpop_jkt } = this.#request;
    return { client_id, scope, redirect_uri, nonce, code_challenge, code_challenge_method: "S256", dpop_jkt };
  }

  /** RFC 6749 section 4.1.2, with the issuer (RFC 9207). */
  #address(answer) {
    const { redirect_uri: to, state, issuer: iss } = this.#request;
    return `${to}${to.includes("?") ? "&" : "?"}${form({ ...answer, state, iss }).body}`;
  }

  askForCode(signal) {
    return ask(this.#request.device_authorization_endpoint, { ...form(this.#wanted), signal });
  }

  serverSaid() {}

  async confirmed(asked) {
    return { leave: this.#address({ code: asked.authorization_code }) };
  }

  async byPassword({ username, password }, signal) {
    await this.prepare(signal);
    const { authorization_code: code } = await ask(this.#request.authorization_challenge_endpoint,
      { ...form({ ...this.#wanted, username, password }), signal });
    return { leave: this.#address({ code }) };
  }

  declined() {
    return { leave: this.#address({ error: "access_denied", error_description: "the person declined" }) };
  }
}
