// RFC 8628 by openid-client (a certified OpenID Connect client), told the issuer and the client id and nothing else.
// Prints the device authorization as one line of JSON, waits for the approval, prints whose tokens it got.
import * as client from "openid-client";
import { setTimeout as pause } from "node:timers/promises";

const [issuer, clientId] = process.argv.slice(2);
const secret = process.env.CLIENT_SECRET; // of a confidential client
const jwk = process.env.CLIENT_KEY && JSON.parse(process.env.CLIENT_KEY); // of one that signs
const p256 = { name: "ECDSA", namedCurve: "P-256" };
const signs = jwk && client.PrivateKeyJwt({ key: await crypto.subtle.importKey("jwk", jwk, p256, false, ["sign"]), kid: jwk.kid });
const config = await client.discovery(new URL(issuer), clientId, undefined,
  signs ?? (secret ? client.ClientSecretBasic(secret) : client.None()),
  { execute: [client.allowInsecureRequests] }); // plain http: the embedded default has no certificate

const DPoP = process.env.DPOP ? client.getDPoPHandle(config, await client.randomDPoPKeyPair("ES256")) : undefined;
const bound = DPoP ? { dpop_jkt: await DPoP.calculateThumbprint() } : {};

const asked = await client.initiateDeviceAuthorization(config, { scope: "openid profile", ...bound });
console.log(JSON.stringify(asked));
const tokens = await client.pollDeviceAuthorizationGrant(config, asked, undefined, { DPoP });
const { sub } = tokens.claims();
const who = await client.fetchUserInfo(config, tokens.access_token, sub, { DPoP });
const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP });
// RFC 7009: whichever of its tokens goes, the session does, as soon as the issuer has heard of it.
await client.tokenRevocation(config, refreshed.access_token);
let revoked = false;
for (let tries = 0; tries < 100 && !revoked; tries++) {
  revoked = await client.fetchUserInfo(config, refreshed.access_token, sub, { DPoP }).then(() => pause(100, false), () => true);
}
console.log(JSON.stringify({ sub, name: who.name, token_type: tokens.token_type, expires_in: tokens.expiresIn(), refreshed: refreshed.claims().sub, revoked }));
