// The person's account: signing out, another password, and being forgotten.
import { json } from "./http.js";
import { say } from "./language.js";
import * as pending from "./pending.js";
import { go, notice, on, register } from "./screens.js";
import { call, forget, signedInAs, signOut } from "./session.js";

const $ = id => document.getElementById(id);
const fieldsOf = form => Object.fromEntries(new FormData(form));

async function enter() {
  for (const form of [$("password-form"), $("erase-form")]) form.reset();
  say($("who"), "account.who", { name: await signedInAs() });
}

async function changePassword({ target }) {
  await call("/v1/password", json("PUT", fieldsOf(target)));
  target.reset();
  notice("password.changed");
}

async function erase({ target }) {
  await call("/v1/users/me/erase", json("POST", { current_password: fieldsOf(target).current_password }));
  await leave("erase.done", forget);
}

async function leave(message, how) {
  await how();
  pending.drop();
  history.replaceState(null, "", "/"); // whoever signs in next begins at the beginning
  $("sign-in-form").reset();
  await go("sign-in");
  notice(message);
}

export function prepare() {
  on("sign-out", "click", async () => leave("sign-out.done", signOut));
  on("password-form", "submit", changePassword);
  on("erase-form", "submit", erase);
  register("account", { enter });
}
