// The same by oauth4webapi, step by step, every answer checked as strictly as the library can.
import * as oauth from "oauth4webapi";

const [issuer, clientId] = process.argv.slice(2);
const secret = process.env.CLIENT_SECRET; // of a confidential client
const jwk = process.env.CLIENT_KEY && JSON.parse(process.env.CLIENT_KEY); // of one that signs
const p256 = { name: "ECDSA", namedCurve: "P-256" };
const signs = jwk && oauth.PrivateKeyJwt({ key: await crypto.subtle.importKey("jwk", jwk, p256, false, ["sign"]), kid: jwk.kid });
const authentication = signs ?? (secret ? oauth.ClientSecretPost(secret) : oauth.None());
const insecure = { [oauth.allowInsecureRequests]: true }; // plain http: the embedded default has no certificate
const url = new URL(issuer);
const client = { client_id: clientId };
const DPoP = process.env.DPOP ? oauth.DPoP(client, await oauth.generateKeyPair("ES256")) : undefined;
const bound = DPoP ? { dpop_jkt: await DPoP.calculateThumbprint() } : {};
const holder = { ...insecure, DPoP };
const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, insecure));

const asked = await oauth.processDeviceAuthorizationResponse(server, client,
  await oauth.deviceAuthorizationRequest(server, client, authentication, { scope: "openid profile", ...bound }, insecure));
console.log(JSON.stringify(asked));

async function poll(interval) {
  await new Promise(resolve => setTimeout(resolve, interval * 1000));
  try {
    return await oauth.processDeviceCodeResponse(server, client,
      await oauth.deviceCodeGrantRequest(server, client, authentication, asked.device_code, holder));
  } catch (refused) {
    if (refused.error === "authorization_pending") return poll(interval);
    if (refused.error === "slow_down") return poll(interval + 5);
    throw refused;
  }
}
const tokens = await poll(asked.interval ?? 5);
const { sub } = oauth.getValidatedIdTokenClaims(tokens);
const who = await oauth.processUserInfoResponse(server, client, sub,
  await oauth.userInfoRequest(server, client, tokens.access_token, holder));
const refreshed = await oauth.processRefreshTokenResponse(server, client,
  await oauth.refreshTokenGrantRequest(server, client, authentication, tokens.refresh_token, holder));
console.log(JSON.stringify({ sub, name: who.name, token_type: tokens.token_type, expires_in: tokens.expires_in,
  refreshed: oauth.getValidatedIdTokenClaims(refreshed).sub }));
