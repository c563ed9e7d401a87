// DPoP (RFC 9449): each request is signed with a key that never leaves the browser, so a stolen token is worth nothing.
import { now } from "./http.js";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const bytes = text => new TextEncoder().encode(text);
const nonces = new Map();

const base64url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
export const sha256 = async text => base64url(await crypto.subtle.digest("SHA-256", bytes(text)));
export const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Not extractable: scripts may sign with it, none can read it. */
export const newKeys = () => crypto.subtle.generateKey(ALGORITHM, false, ["sign"]);

async function publicJwk(keys) {
  const { crv, kty, x, y } = await crypto.subtle.exportKey("jwk", keys.publicKey);
  return { crv, kty, x, y }; // in the order of RFC 7638
}

export const thumbprint = async keys => sha256(JSON.stringify(await publicJwk(keys)));

/** The headers of one request; the token is absent where there is none yet. */
export async function proven(keys, method, url, token) {
  const { origin, pathname } = new URL(url, location.href);
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: await publicJwk(keys) };
  const claims = {
    jti: random(),
    iat: Math.floor(now() / 1000),
    htm: method,
    htu: origin + pathname,
    ath: token && await sha256(token),
    nonce: nonces.get(origin),
  };
  const unsigned = [header, claims].map(part => base64url(bytes(JSON.stringify(part)))).join(".");
  const signature = await crypto.subtle.sign(ALGORITHM, keys.privateKey, bytes(unsigned));
  const proof = { DPoP: `${unsigned}.${base64url(signature)}` };
  return token ? { ...proof, Authorization: `DPoP ${token}` } : proof;
}

/** Keeps the nonce that the next proof must carry (RFC 9449 section 8). */
export function heedNonce(url, headers) {
  const nonce = headers.get("DPoP-Nonce");
  if (nonce) nonces.set(new URL(url, location.href).origin, nonce);
}
