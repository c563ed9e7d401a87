// What happened to the person's account, the newest first.
import { now } from "./http.js";
import { isMessage, say } from "./language.js";
import { fill, shortAddress } from "./rows.js";
import { notice, on, register } from "./screens.js";
import { callIssuer } from "./session.js";

const $ = id => document.getElementById(id);
const decided = new Set(); // ids of logins; a decision is told before its scan, which is older
let visit = 0;
let next;

async function enter() {
  visit++;
  next = undefined;
  decided.clear();
  $("activity-list").replaceChildren();
  $("no-activity").hidden = true;
  $("older").hidden = true;
  await load();
}

/** The first of the cards that are new; undefined where there are none. */
async function load() {
  const mine = visit;
  const cards = [];
  try {
    do { // until one is to be seen
      const page = await callIssuer(`/v1/activity${next ? `?before=${next}` : ""}`);
      if (mine !== visit) return undefined; // asked anew meanwhile
      cards.push(...page.activity.filter(isToBeSeen).map(card));
      next = page.next;
    } while (next && !cards.length);
  } finally {
    if (mine === visit) show(cards);
  }
  $("older").hidden = !next;
  $("no-activity").hidden = $("activity-list").childElementCount > 0;
  return cards[0];
}

// Where there was a refusal, the button asks again.
function show(cards) {
  $("activity-list").append(...cards);
  say($("older"), $("activity-list").childElementCount ? "activity.older" : "try-again");
  $("older").hidden = false;
}

async function older() {
  const first = await load();
  if (!first) return;
  notice("activity.shown");
  first.querySelector("h3").focus(); // where the button was, or will be no more
}

/** Of a login that was decided, the decision says it all. */
function isToBeSeen({ type, login }) {
  if (type === "qr-login.scanned") return !decided.has(login.login_id);
  if (type.startsWith("qr-login.")) decided.add(login.login_id);
  return true;
}

function card(entry) {
  const item = document.createElement("li");
  const heading = Object.assign(document.createElement("h3"), { tabIndex: -1 });
  const list = document.createElement("dl");
  say(heading, ...what(entry));
  fill(list, rows(entry));
  item.append(heading, list);
  return item;
}

/** The most telling message that there is: a later version may tell of what this page does not know. */
function what({ type, reason, session, login }) {
  const how = type === "qr-login.scanned" && Date.parse(login.expires_at) <= now() ? "expired" : reason ?? session?.method;
  const key = [`activity.${type}.${how}`, `activity.${type}`].find(isMessage);
  return key ? [key] : ["activity.other", { type }];
}

function rows({ at, type, client, session, reason }) {
  const device = session?.device;
  const why = `activity.why.${reason}`;
  return [
    ["activity.at", { at }],
    ["activity.client", client?.name],
    ["sessions.name", session?.name],
    ["approval.browser", [device?.browser, device?.system].filter(Boolean).join(", ") || undefined],
    ["approval.place", device?.place],
    ["approval.address", shortAddress(device?.ip_address)],
    ["activity.why", type === "session.revoked" ? isMessage(why) ? { message: why } : reason : undefined],
  ];
}

export function prepare() {
  on("older", "click", older);
  register("activity", { enter });
}
