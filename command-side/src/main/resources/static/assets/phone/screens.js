// One screen at a time, two live regions for what happens, and no unhandled refusal.
import { Refusal } from "./http.js";
import { hush, isMessage, say } from "./language.js";

const SECTIONS = ["scan", "sessions", "account", "activity"];
const screens = new Map();
const $ = id => document.getElementById(id);
let current;

/** enter() is called with what go() was given, leave() before another screen shows. */
export const register = (name, { enter = () => {}, leave = () => {} } = {}) => screens.set(name, { enter, leave });

export async function go(name, given) {
  screens.get(current)?.leave();
  current = name;
  quiet();
  for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== name;
  const hasAddress = SECTIONS.includes(name);
  $("sections").hidden = !hasAddress;
  for (const link of $("sections").querySelectorAll("a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (hasAddress && location.hash !== `#${name}`) history.replaceState(null, "", `#${name}`);
  focusOn($(name));
  await screens.get(name).enter(given);
}

export const isSection = () => SECTIONS.includes(location.hash.slice(1));

/** The section that the address names: where the person wanted to go. */
export const wanted = () => isSection() ? location.hash.slice(1) : "scan";

function focusOn(section) {
  scrollTo(0, 0);
  section.querySelector("h2").focus({ preventScroll: true });
}

export function notice(key, values) {
  hush($("problem"));
  say($("notice"), key, values);
}

export function problem(key, values) {
  hush($("notice"));
  say($("problem"), key, values);
  $("problem").scrollIntoView({ block: "nearest" });
}

function quiet() {
  hush($("notice"));
  hush($("problem"));
}

/** Says what a refusal means and what to do; anything else is a mistake of ours and also goes to the console. */
export async function tell(refused) {
  if (!(refused instanceof Refusal)) console.error(refused);
  if (refused.code === "signed_out") await go("sign-in");
  const key = isMessage(refused.code) ? refused.code : `refused.${refused.code}`;
  problem(isMessage(key) ? key : "refused.unknown", { seconds: refused.seconds || 10 });
}

/** A handler that runs once at a time, and whose refusals are told. */
export function guarded(work) {
  let isBusy = false;
  return async event => {
    event?.preventDefault?.();
    if (isBusy) return;
    isBusy = true;
    $("content").setAttribute("aria-busy", "true");
    try {
      await work(event);
    } catch (refused) {
      await tell(refused);
    } finally {
      isBusy = false;
      $("content").removeAttribute("aria-busy");
    }
  };
}

export const on = (id, type, work) => $(id).addEventListener(type, guarded(work));
