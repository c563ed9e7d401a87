// The authorization code flow by openid-client, told the issuer and the client and nothing else. Prints where the browser
// is to go, reads where it came back to, prints whose tokens it got and where the browser signs out, and, told to go on,
// what its refresh token is worth then.
import * as client from "openid-client";
import { createInterface } from "node:readline";

const [issuer, clientId, redirect_uri] = process.argv.slice(2);
const secret = process.env.CLIENT_SECRET; // of a confidential client
const config = await client.discovery(new URL(issuer), clientId, undefined,
  secret ? client.ClientSecretBasic(secret) : client.None(),
  { execute: [client.allowInsecureRequests] }); // plain http: the embedded default has no certificate
const told = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const tell = said => console.log(JSON.stringify(said));

const pkceCodeVerifier = client.randomPKCECodeVerifier();
const expectedState = client.randomState();
const expectedNonce = client.randomNonce();
tell({ url: client.buildAuthorizationUrl(config, {
  redirect_uri,
  scope: "openid profile",
  state: expectedState,
  nonce: expectedNonce,
  code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: "S256",
}).href });

const { value: back } = await told.next();
const tokens = await client.authorizationCodeGrant(config, new URL(back),
  { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true, maxAge: 60 });
const { sub, nonce, amr } = tokens.claims();
const who = await client.fetchUserInfo(config, tokens.access_token, sub);
const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token);
tell({ sub, amr, name: who.name, isNonce: nonce === expectedNonce, refreshed: refreshed.claims().sub,
  signOut: client.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token, post_logout_redirect_uri: "https://rp.example/bye", state: "s&1" }).href });

await told.next();
for (let refused; refused !== "invalid_grant"; await new Promise(resolve => setTimeout(resolve, 100))) {
  refused = await client.refreshTokenGrant(config, refreshed.refresh_token).then(() => "not yet", ({ error }) => error);
}
tell({ over: true });
process.exit();
