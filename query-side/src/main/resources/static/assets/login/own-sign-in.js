// A page signs itself in: RFC 8628 by phone, OAuth 2.0 for First-Party Applications by password; tokens bound to a key.
import { random, sha256 } from "./bytes.js";
import { ask, form, Refused } from "./http.js";
import { ProofKey } from "./proof-key.js";
import { TokenEndpoint, Tokens } from "./tokens.js";

const AFTER_THE_END = 60_000; // a confirm in the last second is good for this long still

export class OwnSignIn {
  #issuer;
  #clientId;
  #scope;
  #server;
  #key;

  constructor({ issuer, clientId, scope }) {
    this.#issuer = issuer;
    this.#clientId = clientId;
    this.#scope = scope;
  }

  async prepare(signal) {
    if (!this.#clientId) throw new Refused("setup", { description: "client-id is missing" });
    this.#key ??= await ProofKey.create();
    if (this.#server) return;
    const server = await ask(`${this.#issuer}/.well-known/openid-configuration`, { signal });
    // RFC 8414 section 3.3: whoever says to be another is not to be asked.
    if (server.issuer !== this.#issuer) throw new Refused("setup", { description: `the issuer is ${server.issuer}` });
    this.#server = server;
  }

  get #wanted() {
    return { client_id: this.#clientId, scope: this.#scope, dpop_jkt: this.#key.thumbprint };
  }

  get #tokens() {
    return new TokenEndpoint(this.#server.token_endpoint, this.#clientId, this.#key);
  }

  askForCode(signal) {
    return ask(this.#server.device_authorization_endpoint, { ...form(this.#wanted), signal });
  }

  /** @param end of the code, by the server's clock */
  serverSaid(end, asked) {
    this.#key.setServerTime(Date.parse(end) - asked.expires_in * 1000 + (Date.now() - asked.at));
  }

  async confirmed(asked, signal) {
    const until = asked.at + asked.expires_in * 1000 + AFTER_THE_END;
    const endpoint = this.#tokens;
    return { tokens: new Tokens(endpoint,
      await endpoint.redeemDeviceCode(asked.device_code, asked.interval ?? 5, until, signal)) };
  }

  async byPassword({ username, password }, signal) {
    await this.prepare(signal);
    const verifier = random();
    const { authorization_code: code } = await ask(this.#server.authorization_challenge_endpoint, { ...form({
      ...this.#wanted, username, password, code_challenge: await sha256(verifier), code_challenge_method: "S256",
    }), signal });
    const endpoint = this.#tokens;
    return { tokens: new Tokens(endpoint,
      await endpoint.redeem({ grant_type: "authorization_code", code, code_verifier: verifier }, signal)) };
  }

  declined() {
    return {};
  }
}
