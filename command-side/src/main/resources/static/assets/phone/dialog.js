// Asks before what cannot be taken back, and for a name. The dialog is the browser's own: it keeps the focus, Escape closes.
import { hush, say } from "./language.js";

const $ = id => document.getElementById(id);

function opened() {
  const dialog = $("dialog");
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(closed => dialog.addEventListener("close", () => closed(dialog.returnValue === "yes"), { once: true }));
}

/** @param action key of the button that does it */
export function sure(heading, text, action, values) {
  say($("dialog-heading"), heading, values);
  say($("dialog-text"), text, values);
  say($("dialog-yes"), action);
  $("dialog-yes").className = "danger";
  $("dialog-field").hidden = true;
  $("dialog-name").required = false;
  return opened();
}

/** The name that was typed; undefined where it was left. */
export async function name(heading, present, values) {
  say($("dialog-heading"), heading, values);
  hush($("dialog-text"));
  say($("dialog-yes"), "sessions.save");
  $("dialog-yes").className = "primary";
  $("dialog-field").hidden = false;
  $("dialog-name").required = true;
  $("dialog-name").value = present;
  return await opened() ? $("dialog-name").value.trim() : undefined;
}

export function prepare() {
  $("dialog-no").addEventListener("click", () => $("dialog").close(""));
}
