// Where the person is signed in, and the end of it.
import * as dialog from "./dialog.js";
import { json } from "./http.js";
import { say, text } from "./language.js";
import { fill, shortAddress } from "./rows.js";
import { guarded, notice, on, register } from "./screens.js";
import { call, callIssuer } from "./session.js";

const $ = id => document.getElementById(id);
let sessions = [];

async function enter() {
  const answer = await callIssuer("/v1/sessions");
  sessions = answer.sessions.sort((one, other) => other.current - one.current);
  draw();
}

function draw() {
  $("session-list").replaceChildren(...sessions.map(card));
  const isAlone = sessions.every(each => each.current);
  $("end-others").hidden = isAlone;
  $("no-others").hidden = !isAlone;
}

const deviceOf = ({ device }) => [device?.browser, device?.system].filter(Boolean).join(", ");
const nameOf = session => session.name ?? [session.client.name, deviceOf(session)].filter(Boolean).join(": ");

function card(session) {
  const item = document.createElement("li");
  const heading = Object.assign(document.createElement("h3"), { textContent: nameOf(session) });
  item.append(heading);
  if (session.current) {
    const badge = Object.assign(document.createElement("p"), { className: "badge" });
    say(badge, "sessions.current");
    item.append(badge);
  }
  const list = document.createElement("dl");
  fill(list, rows(session));
  const buttons = Object.assign(document.createElement("p"), { className: "buttons" });
  buttons.append(button("sessions.rename", session, rename));
  if (!session.current) {
    buttons.append(button("sessions.end", session, end), button("sessions.not-me", session, disown));
  }
  item.append(list, buttons);
  return item;
}

const rows = session => [
  ["approval.client", session.client.name],
  ["approval.browser", deviceOf(session) || undefined],
  ["approval.place", session.device?.place],
  ["approval.address", shortAddress(session.device?.ip_address)],
  ["sessions.since", { at: session.since }],
  ["sessions.used", { at: session.last_used }],
  ["sessions.expires", { at: session.expires_at }],
  ["sessions.how", how(session)],
];

function how({ method, approved_by: approval }) {
  if (method !== "qr") return { message: "sessions.how-pwd" };
  const phone = sessions.find(each => each.session_id === approval?.phone_session_id);
  return phone ? { message: "sessions.how-qr", values: { phone: nameOf(phone) } } : { message: "sessions.how-qr-gone" };
}

/** Its name for screen readers says of which session. */
function button(key, session, work) {
  const made = Object.assign(document.createElement("button"), { type: "button" });
  const values = { name: nameOf(session) };
  say(made, key, values);
  made.dataset.label = `${key}-of`;
  made.setAttribute("aria-label", text(`${key}-of`, values));
  made.addEventListener("click", guarded(() => work(session)));
  return made;
}

async function rename(session) {
  const name = await dialog.name("sessions.rename-of", session.name ?? "", { name: nameOf(session) });
  if (!name) return;
  await call(`/v1/sessions/${session.session_id}`, json("PATCH", { name }));
  session.name = name;
  draw();
  notice("sessions.renamed", { name });
}

async function end(session) {
  await call(`/v1/sessions/${session.session_id}`, { method: "DELETE" });
  keep(each => each !== session);
  notice("sessions.ended", { name: nameOf(session) });
}

async function disown(session) {
  const values = { name: nameOf(session) };
  if (!await dialog.sure("sessions.not-me-sure", "sessions.not-me-text", "sessions.end", values)) return;
  const id = session.session_id;
  await call(`/v1/sessions/${id}?reason=not_me`, { method: "DELETE" });
  keep(each => each !== session && each.approved_by?.phone_session_id !== id);
  notice("sessions.disowned", values);
}

// Not asked for again: the issuer's views follow in a moment, and would still show what is ended.
function keep(wanted) {
  sessions = sessions.filter(wanted);
  draw();
  $("sessions").querySelector("h2").focus(); // the button that had the focus is gone
}

async function endOthers() {
  if (!await dialog.sure("sessions.end-others-sure", "sessions.end-others-text", "sessions.end")) return;
  await call("/v1/sessions?except=current", { method: "DELETE" });
  keep(each => each.current);
  notice("sessions.others-ended");
}

export function prepare() {
  on("end-others", "click", endOthers);
  register("sessions", { enter });
}
