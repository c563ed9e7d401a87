// Who asks, and the person's answer.
import { json, now, Refusal } from "./http.js";
import { hush, isMessage, say } from "./language.js";
import * as pending from "./pending.js";
import { fill, shortAddress } from "./rows.js";
import { go, on, problem, register } from "./screens.js";
import { call } from "./session.js";

const OVER = new Set(["qr_login_unknown", "qr_login_expired", "qr_login_already_decided", "qr_login_not_yours",
  "qr_number_wrong", "user_disabled", "signed_out"]);
const $ = id => document.getElementById(id);
const unknown = { message: "approval.unknown" };
let scanned;
let ticking;

function enter(given) {
  scanned = given;
  pending.keep(scanned);
  fill($("context"), context(scanned));
  offerNumbers(scanned.number_matching, scanned.numbers);
  ticking = setInterval(tick, 1000);
  tick();
}

function context({ client, requester, requested_at: requestedAt, scope }) {
  const network = requester.same_network;
  return [
    ["approval.client", client.name],
    ["approval.browser", requester.browser ?? requester.user_agent ?? unknown],
    ["approval.system", requester.os ?? unknown],
    ["approval.place", requester.place ?? unknown],
    ["approval.address", shortAddress(requester.ip_address)],
    ["approval.asked", { at: requestedAt }],
    ["approval.network", network === undefined ? undefined
      : { message: network ? "approval.network-same" : "approval.network-other" }, network === false],
    ["approval.seen", { message: requester.seen_before ? "approval.seen-before" : "approval.seen-never" },
      !requester.seen_before],
    ["approval.scope", scope.split(" ").map(each => isMessage(`scope.${each}`) ? { message: `scope.${each}` } : each)],
  ];
}

// The person reads the number on the other screen: whoever is shown a code from elsewhere has none to read. One is chosen
// first and approved then, as a wrong one ends the sign-in and a slip of the finger should not.
function offerNumbers(matching, numbers) {
  $("decision").reset();
  $("numbers").hidden = matching !== "choose";
  $("number").hidden = matching !== "type";
  $("choices").replaceChildren(...numbers.map(number => {
    const label = document.createElement("label");
    const choice = Object.assign(document.createElement("input"), { type: "radio", name: "choice", value: number });
    label.append(choice, Object.assign(document.createElement("span"), { textContent: number }));
    return label;
  }));
}

function chosenNumber() {
  if (scanned.number_matching === "off") return {};
  const fields = new FormData($("decision"));
  const text = fields.get(scanned.number_matching === "choose" ? "choice" : "number")?.trim();
  if (!/^[0-9]{1,2}$/.test(text ?? "")) {
    $("decision").querySelector("fieldset:not([hidden]) input, label:not([hidden]) > input.code").focus();
    throw new Refusal("approval.number-first");
  }
  return { number: Number(text) };
}

async function decide(decision, body, outcome) {
  const decided = scanned;
  try {
    await call(`/v1/qr-logins/${decided.login_id}/${decision}`, json("POST", body));
  } catch (refused) {
    if (!OVER.has(refused.code)) throw refused; // it can be tried again
    pending.drop();
    if (refused.code !== "signed_out") await go("scan");
    throw refused;
  }
  pending.drop();
  await go("outcome", { outcome, scanned: decided });
}

function tick() {
  const seconds = Math.ceil((Date.parse(scanned.expires_at) - now()) / 1000);
  if (seconds > 0) {
    say($("left"), "approval.left", { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` });
    return;
  }
  pending.drop();
  go("scan").then(() => problem("approval.expired"));
}

function leave() {
  clearInterval(ticking);
  hush($("left"));
}

export function prepare() {
  on("decision", "submit", async () => decide("confirm", chosenNumber(), "confirmed"));
  on("decline", "click", async () => decide("reject", {}, "rejected"));
  on("not-me", "click", async () => decide("reject", { reason: "not_me" }, "not-me"));
  register("approval", { enter, leave });
}
