// The phone's own session: signing in and out, and requests on its behalf.
import { ask, form, json, now, Refusal } from "./http.js";
import { heedNonce, newKeys, proven, random, sha256, thumbprint } from "./proofs.js";
import * as vault from "./vault.js";

const CLIENT = "phone-demo";
const EARLY_MILLIS = 20_000;
const OVER = new Set(["invalid_grant", "session_revoked"]);
let issuer;
let access;

export async function start() {
  ({ issuer } = await ask("/v1/configuration"));
}

export const signedInAs = async () => (await vault.read())?.username;

export const register = registration => ask("/v1/users", json("POST", registration));

/** A session that this phone had stays: to end it could end what it approved. */
export async function signIn(username, password) {
  const keys = await newKeys();
  const verifier = random();
  const { authorization_code: code } = await ask("/oauth2/authorize-challenge", form({
    client_id: CLIENT, username, password, code_challenge: await sha256(verifier), code_challenge_method: "S256",
    dpop_jkt: await thumbprint(keys) }));
  await take(keys, username, { grant_type: "authorization_code", code, code_verifier: verifier });
}

export async function signOut() {
  const session = await vault.read();
  if (session) await ask("/oauth2/revoke", form({ client_id: CLIENT, token: session.refreshToken }));
  await forget();
}

export async function forget() {
  access = undefined;
  await vault.clear();
}

/** Asks with the access token, a fresh one where it is not taken any more. */
export async function call(url, request = {}) {
  try {
    return await signed(url, request, await accessToken());
  } catch (refused) {
    if (refused.code !== "unauthenticated") throw await ended(refused);
  }
  access = undefined;
  try {
    return await signed(url, request, await accessToken());
  } catch (refused) {
    throw await ended(refused);
  }
}

/** The same at the issuer. */
export const callIssuer = (path, request) => call(issuer + path, request);

async function signed(url, request, token) {
  const { keys } = await vault.read() ?? {};
  if (!keys) throw new Refusal("signed_out");
  return ask(url, request, () => proven(keys, request.method ?? "GET", url, token), headers => heedNonce(url, headers));
}

/** One page at a time: a refresh token that two pages use at once would end the session as a stolen one. */
async function accessToken() {
  if (access && now() < access.until) return access.token;
  return navigator.locks.request("scanpass-refresh", async () => {
    const session = await vault.read();
    if (!session) throw new Refusal("signed_out");
    await take(session.keys, session.username, { grant_type: "refresh_token", refresh_token: session.refreshToken });
    return access.token;
  });
}

async function take(keys, username, grant) {
  const url = `${issuer}/oauth2/token`;
  const request = form({ client_id: CLIENT, ...grant });
  const tokens = await ask(url, request, () => proven(keys, "POST", url), headers => heedNonce(url, headers));
  access = { token: tokens.access_token, until: now() + tokens.expires_in * 1000 - EARLY_MILLIS };
  await vault.write({ keys, username, refreshToken: tokens.refresh_token });
}

async function ended(refused) {
  if (!OVER.has(refused.code)) return refused;
  await forget();
  return new Refusal("signed_out");
}
