// The phone page: stands for the app in which people are signed in already.
const CLIENT = "phone-demo";
const $ = id => document.getElementById(id);
let issuer;
let login;
let pending;

const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const form = fields => ({ method: "POST", body: new URLSearchParams(fields) });
const say = text => { $("message").textContent = text; };
const show = id => ["sign-in", "scan", "approval"].forEach(part => { $(part).hidden = part !== id; });

async function ask(url, options) {
  let answer;
  try {
    answer = await fetch(url, options);
  } catch {
    throw new Error("The server does not answer. Try again in a moment.");
  }
  const body = answer.status === 204 ? {} : await answer.json();
  if (answer.ok) return body;
  if (answer.status === 401) { sessionStorage.removeItem("token"); show("sign-in"); }
  throw Object.assign(new Error(body.title ?? body.error_description ?? `Refused (${answer.status})`),
    { status: answer.status });
}

const json = (path, body) => ask(path, {
  method: "POST",
  headers: { "Content-Type": "application/json", Authorization: `Bearer ${sessionStorage.getItem("token")}` },
  body: JSON.stringify(body),
});

async function signIn({ username, password }) {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challenge = base64url(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  const { authorization_code: code } = await ask("/oauth2/authorize-challenge", form({
    client_id: CLIENT, username, password, code_challenge: challenge, code_challenge_method: "S256" }));
  const tokens = await ask(`${issuer}/oauth2/token`, form({
    grant_type: "authorization_code", client_id: CLIENT, code, code_verifier: verifier }));
  sessionStorage.setItem("token", tokens.access_token);
  sessionStorage.setItem("username", username);
}

async function scan(payload) {
  pending = undefined;
  let scanned;
  try {
    scanned = await json("/v1/qr-logins/scan", { payload });
  } catch (refused) {
    if (refused.status === 401) pending = payload; // goes on after the sign-in
    throw refused;
  }
  login = scanned.login_id;
  const { requester } = scanned;
  const browser = [requester.browser, requester.os].filter(Boolean).join(", ") || requester.user_agent || "unknown";
  const address = [requester.ip_address, requester.place].filter(Boolean).join(", ");
  const context = [["Client", scanned.client.name], ["Browser", browser], ["Address", address],
    ["Seen before", requester.seen_before ? "Yes, you have approved it" : "No, never by you"],
    ["Asked at", new Date(scanned.requested_at).toLocaleTimeString()]];
  if (requester.same_network === false) context.push(["Network", "Not this phone's. Is the screen really before you?"]);
  $("context").replaceChildren(...context.flatMap(([term, value]) => {
    const dt = document.createElement("dt"), dd = document.createElement("dd");
    dt.textContent = term;
    dd.textContent = value;
    return [dt, dd];
  }));
  compare(scanned.number_matching, scanned.numbers);
  say("");
  show("approval");
}

// The person reads the number on the other screen: whoever is shown a code from elsewhere has none to read.
function compare(matching, numbers) {
  $("compare").hidden = matching === "off";
  $("confirm").hidden = matching !== "off";
  $("typed").hidden = matching !== "type";
  $("typed").reset();
  $("numbers").hidden = matching !== "choose";
  $("numbers").replaceChildren(...numbers.map(number => {
    const choice = document.createElement("button");
    choice.textContent = number;
    choice.addEventListener("click", decide("confirm", () => ({ number })));
    return choice;
  }));
}

const ready = async () => {
  show("scan");
  say(`Signed in as ${sessionStorage.getItem("username")}.`);
  if (location.pathname.startsWith("/q/")) {
    pending = location.href;
    history.replaceState(null, "", "/");
  }
  if (pending) await scan(pending);
};
const guarded = work => async event => {
  event?.preventDefault();
  try { await work(event); } catch (refused) { say(refused.message); }
};
const decide = (decision, body = () => ({})) => guarded(async () => {
  let state;
  try {
    ({ state } = await json(`/v1/qr-logins/${login}/${decision}`, body()));
  } catch (refused) {
    if ([403, 404, 409, 410].includes(refused.status)) show("scan"); // this login is over; otherwise try again
    throw refused;
  }
  show("scan");
  $("scan").reset();
  say(state === "confirmed" ? "Approved: the other device is signed in." : "Declined: nobody was signed in.");
});

$("sign-in").addEventListener("submit", guarded(async event => {
  const { username, password } = Object.fromEntries(new FormData(event.target));
  if (event.submitter?.value === "register") {
    await ask("/v1/users", { method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username, password }) });
  }
  await signIn({ username, password });
  event.target.reset();
  await ready();
}));
$("scan").addEventListener("submit", guarded(event => scan(new FormData(event.target).get("payload").trim())));
$("confirm").addEventListener("click", decide("confirm"));
$("typed").addEventListener("submit",
  decide("confirm", () => ({ number: Number(new FormData($("typed")).get("number")) })));
$("reject").addEventListener("click", decide("reject"));
$("not-me").addEventListener("click", decide("reject", () => ({ reason: "not_me" })));
$("sign-out").addEventListener("click", () => { sessionStorage.clear(); show("sign-in"); say("Signed out."); });

guarded(async () => {
  ({ issuer } = await ask("/v1/configuration"));
  if (sessionStorage.getItem("token")) await ready();
  else if (location.pathname.startsWith("/q/")) say("Sign in to see who asks.");
})();
