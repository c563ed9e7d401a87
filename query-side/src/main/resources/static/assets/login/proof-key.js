// DPoP (RFC 9449): a key that never leaves the browser, nor this page's memory, and proofs that we hold it.
import { base64url, base64urlOfText, bytesOfText, random, sha256 } from "./bytes.js";
import { Refused } from "./http.js";

const ECDSA = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export class ProofKey {
  #private;
  #jwk;
  #nonces = new Map();
  #ahead = 0;

  /** @throws Refused insecure where the page did not come by TLS (nor from this machine): browsers have no keys there */
  static async create() {
    if (!globalThis.crypto?.subtle) throw new Refused("insecure");
    const { privateKey, publicKey } = await crypto.subtle.generateKey(ECDSA, false, ["sign"]);
    const { crv, kty, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
    return new ProofKey(privateKey, { crv, kty, x, y }, await sha256(JSON.stringify({ crv, kty, x, y })));
  }

  /** @param thumbprint RFC 7638, of the members in their order */
  constructor(privateKey, jwk, thumbprint) {
    this.#private = privateKey;
    this.#jwk = jwk;
    this.thumbprint = thumbprint;
  }

  /** Proofs are of the server's time: this machine's clock may be wrong. */
  setServerTime(milliseconds) {
    this.#ahead = milliseconds - Date.now();
  }

  async #proof(method, url, accessToken) {
    const { origin, pathname } = new URL(url);
    const header = { typ: "dpop+jwt", alg: "ES256", jwk: this.#jwk };
    const claims = {
      jti: random(),
      htm: method,
      htu: origin + pathname,
      iat: Math.floor((Date.now() + this.#ahead) / 1000),
      nonce: this.#nonces.get(origin),
      ath: accessToken && await sha256(accessToken),
    };
    const signed = `${base64urlOfText(JSON.stringify(header))}.${base64urlOfText(JSON.stringify(claims))}`;
    return `${signed}.${base64url(await crypto.subtle.sign(ECDSA, this.#private, bytesOfText(signed)))}`;
  }

  /** fetch, with a proof; and once more with the nonce that the server wants in it (section 8). */
  async fetch(input, init, accessToken) {
    const request = new Request(input, init);
    const once = async () => {
      const attempt = request.clone();
      attempt.headers.set("DPoP", await this.#proof(request.method, request.url, accessToken));
      if (accessToken) attempt.headers.set("Authorization", `DPoP ${accessToken}`);
      const answer = await fetch(attempt);
      const nonce = answer.headers.get("DPoP-Nonce");
      if (nonce) this.#nonces.set(new URL(request.url).origin, nonce);
      return answer;
    };
    const answer = await once();
    return await wantsNonce(answer) ? once() : answer;
  }
}

async function wantsNonce(answer) {
  if (answer.status === 401) return (answer.headers.get("WWW-Authenticate") ?? "").includes("use_dpop_nonce");
  if (answer.status !== 400 || !answer.headers.has("DPoP-Nonce")) return false;
  const { error } = await answer.clone().json().catch(() => ({}));
  return error === "use_dpop_nonce";
}
