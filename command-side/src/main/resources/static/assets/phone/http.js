// Requests to the two sides, and their refusals. A refusal that passes by itself is asked again; nothing else is.
const TRIES = 3;
const LONGEST_PAUSE_SECONDS = 3;
let clockOffset = 0;

/** The command side's time in milliseconds: a phone whose clock is wrong could prove nothing (RFC 9449 section 4.3). */
export const now = () => Date.now() + clockOffset;

/** Why something was refused; the code is a key of the messages below "refused.". */
export class Refusal extends Error {
  constructor(code, { seconds = 0, isPassing = false } = {}) {
    super(code);
    Object.assign(this, { code, seconds, isPassing });
  }

  static async from(answer) {
    const body = await answer.json().catch(() => ({}));
    const seconds = Number(answer.headers.get("Retry-After")) || 0;
    const wantsNonce = answer.headers.get("WWW-Authenticate")?.includes("use_dpop_nonce");
    return new Refusal(wantsNonce ? "use_dpop_nonce" : codeOf(body), { seconds, isPassing: answer.status === 503 });
  }
}

// OAuth endpoints have OAuth's codes, and tell in the description what these cannot say.
const TOLD = { "the user name or the password is wrong": "wrong_sign_in", "this account is disabled": "user_disabled" };
const codeOf = body => body.code ?? TOLD[body.error_description]
  ?? (/^[a-z_]+$/.test(body.error_description ?? "") ? body.error_description : body.error) ?? "unknown";

export const form = fields => ({ method: "POST", body: new URLSearchParams(fields) });
export const json = (method, fields) => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(fields),
});

/**
 * @param headers makes what each try needs anew, as a proof is good once
 * @param heed is shown each answer's headers
 */
export async function ask(url, request = {}, headers = async () => ({}), heed = () => {}) {
  for (let tries = 1; ; tries++) {
    const answer = await send(url, { ...request, headers: { ...request.headers, ...await headers() } });
    heed(answer.headers);
    if (answer.ok) return textAsJson(await answer.text());
    const refused = await Refusal.from(answer);
    if (tries === TRIES || !(refused.isPassing || refused.code === "use_dpop_nonce")) throw refused;
    if (refused.isPassing) await pause(Math.min(refused.seconds || 1, LONGEST_PAUSE_SECONDS));
  }
}

async function send(url, request) {
  let answer;
  try {
    answer = await fetch(url, { ...request, cache: "no-store", credentials: "omit" });
  } catch {
    throw new Refusal("no_connection");
  }
  const date = Date.parse(answer.headers.get("Date")); // readable on answers of our own origin only
  if (date) clockOffset = date - Date.now();
  return answer;
}

const textAsJson = text => text ? JSON.parse(text) : {};
const pause = seconds => new Promise(over => setTimeout(over, seconds * 1000));
