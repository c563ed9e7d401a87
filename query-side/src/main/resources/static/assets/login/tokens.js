// The token endpoint, and what it gave.
import { textOfBase64url } from "./bytes.js";
import { careful, form, read, Refused, send } from "./http.js";
import { wait } from "./time.js";

const DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
const EARLY = 10_000;
const AGAIN = 1_000;

/** Where one client redeems its codes with one key. */
export class TokenEndpoint {
  constructor(url, clientId, key) {
    Object.assign(this, { url, clientId, key });
  }

  async redeem(fields, signal) {
    const request = careful({ ...form({ client_id: this.clientId, ...fields }), signal });
    return read(await send(() => this.key.fetch(this.url, request), signal), signal);
  }

  /** RFC 8628 section 3.5; what is no answer is asked for again, for as long as the code lives. */
  async redeemDeviceCode(deviceCode, interval, until, signal) {
    for (let pause = interval * 1000; ;) {
      try {
        return await this.redeem({ grant_type: DEVICE_CODE, device_code: deviceCode }, signal);
      } catch (refused) {
        if (!(refused instanceof Refused) || Date.now() > until) throw refused;
        if (refused.code === "slow_down") pause += 5_000;
        const waiting = ["authorization_pending", "slow_down"].includes(refused.code);
        if (!waiting && !refused.passes) throw refused;
        await wait(waiting ? pause : Math.max(AGAIN, refused.retryAfter * 1000), signal);
      }
    }
  }
}

/** The tokens of one session, as the page that embeds us gets them. */
export class Tokens {
  #endpoint;
  #answer;
  #end;
  #renewal;

  constructor(endpoint, answer) {
    this.#endpoint = endpoint;
    this.#take(answer);
  }

  #take(answer) {
    this.#answer = answer;
    this.#end = Date.now() + answer.expires_in * 1000 - EARLY;
    return answer;
  }

  get answer() {
    return this.#answer;
  }

  /** For the eyes alone: it came from the issuer itself, by TLS (OpenID Connect Core 1.0 section 3.1.3.7, item 6). */
  get name() {
    try {
      const claims = JSON.parse(textOfBase64url(this.#answer.id_token.split(".")[1]));
      return claims.name ?? claims.preferred_username;
    } catch {
      return undefined;
    }
  }

  /** The next token answer. One at a time: a refresh token is good once. */
  refresh = () => this.#renewal ??= this.#renew().finally(() => { this.#renewal = undefined; });

  async #renew() {
    return this.#take(await this.#endpoint.redeem({
      grant_type: "refresh_token", refresh_token: this.#answer.refresh_token }));
  }

  /** fetch with the access token and the proof that belongs to it; refreshed before where it is about to end. */
  fetch = async (input, init) => {
    if (Date.now() > this.#end) await this.refresh();
    return this.#endpoint.key.fetch(input, init, this.#answer.access_token);
  };
}
