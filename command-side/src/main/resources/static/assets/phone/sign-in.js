// Signing in and registering, and back to what the person was about to do.
import { hush, say } from "./language.js";
import * as pending from "./pending.js";
import * as scan from "./scan.js";
import { go, notice, on, register, wanted } from "./screens.js";
import * as session from "./session.js";

const $ = id => document.getElementById(id);
const fieldsOf = form => Object.fromEntries(new FormData(form));

async function enter({ why } = {}) {
  const known = await session.signedInAs();
  if (known) $("username").value = known;
  $("sign-in-cancel").hidden = !known; // then it is only this request that wants a fresh sign-in
  const reason = why ?? (scan.isWaiting() ? "sign-in.first" : undefined);
  if (reason) say($("sign-in-why"), reason);
  else hush($("sign-in-why"));
}

async function signIn(username, password) {
  await session.signIn(username.trim(), password);
  pending.drop(); // what another session scanned, this one cannot decide
  for (const form of [$("sign-in-form"), $("register-form")]) form.reset();
  if (scan.isWaiting()) return go("scan");
  await go(wanted());
  notice("sign-in.welcome", { name: username });
}

export function prepare() {
  on("sign-in-form", "submit", async ({ target }) => {
    const { username, password } = fieldsOf(target);
    await signIn(username, password);
  });
  on("register-form", "submit", async ({ target }) => {
    const { username, password, display_name: displayName } = fieldsOf(target);
    await session.register({ username, password, ...displayName.trim() && { display_name: displayName } });
    try {
      await signIn(username, password);
    } catch (refused) {
      await go("sign-in"); // the account is made: to register again would be refused
      $("username").value = username;
      throw refused;
    }
  });
  on("to-register", "click", async () => go("register"));
  on("to-sign-in", "click", async () => go("sign-in"));
  on("sign-in-cancel", "click", async () => {
    scan.drop();
    await go("scan");
  });
  register("sign-in", { enter });
  register("register");
}
