// What became of the sign-in, and the way back from an approval that was a mistake.
import { json } from "./http.js";
import { say } from "./language.js";
import { go, on, register } from "./screens.js";
import { call } from "./session.js";

const $ = id => document.getElementById(id);
let decided;

function enter({ outcome, scanned }) {
  const { client, requester } = scanned;
  const device = [requester.browser, requester.os].filter(Boolean).join(", ") || { message: "outcome.device" };
  decided = scanned;
  say($("outcome-heading"), `outcome.${outcome}`);
  say($("outcome-text"), `outcome.${outcome}-text`, { client: client.name, device });
  $("undo").hidden = outcome !== "confirmed";
  $("to-password").hidden = outcome !== "not-me";
}

async function undo() {
  await call(`/v1/qr-logins/${decided.login_id}/reject`, json("POST", { reason: "not_me" }));
  await go("outcome", { outcome: "not-me", scanned: decided });
}

export function prepare() {
  on("undo", "click", undo);
  on("outcome-done", "click", async () => go("scan"));
  on("to-password", "click", async () => go("account"));
  register("outcome", { enter });
}
