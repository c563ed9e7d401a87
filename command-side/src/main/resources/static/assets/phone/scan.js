// Takes a code: from the camera, a picture, letters, or the link that the phone's own camera app opened.
import * as camera from "./camera.js";
import { readPicture } from "./decoder.js";
import { json, Refusal } from "./http.js";
import { hush, say } from "./language.js";
import { go, guarded, notice, on, register } from "./screens.js";
import { call } from "./session.js";

const LINK = "/q/";
const $ = id => document.getElementById(id);
let waiting;

/** A code that waits for the person to sign in. */
export const isWaiting = () => waiting !== undefined;
export const drop = () => { waiting = undefined; };

/** Out of the address at once: a reload must not bring an old code back, nor a bookmark keep it. */
export function takeFromAddress() {
  if (!location.pathname.startsWith(LINK)) return;
  waiting = location.pathname.slice(LINK.length);
  history.replaceState(null, "", "/");
}

async function submit(text) {
  notice("scan.found");
  try {
    await go("approval", await call("/v1/qr-logins/scan", json("POST", { payload: text })));
  } catch (refused) {
    if (["reauthentication_required", "signed_out"].includes(refused.code)) waiting = text;
    if (refused.code !== "reauthentication_required") throw refused;
    await go("sign-in", { why: "sign-in.again" });
  }
}

async function look() {
  const hasFocus = document.activeElement === $("camera-start");
  $("camera-start").hidden = true;
  $("viewfinder").hidden = false;
  if (hasFocus) $("camera-stop").focus();
  try {
    const text = await camera.watch($("video"), () => say($("camera-state"), "scan.looking"));
    if (text) {
      rest();
      await submit(text);
    }
  } catch (refused) {
    rest();
    throw refused;
  }
}

function rest() {
  camera.stop();
  hush($("camera-state"));
  $("viewfinder").hidden = true;
  $("camera-start").hidden = false;
}

async function readFile(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Refusal("picture.unreadable");
  }
  const text = await readPicture(bitmap).catch(() => { throw new Refusal("camera.decoder"); });
  if (!text) throw new Refusal("picture.empty");
  rest();
  await submit(text);
}

async function enter() {
  $("typed-code").reset();
  const text = waiting;
  waiting = undefined;
  if (text) await submit(text);
  else if (await camera.isAllowed()) guarded(look)();
}

export function prepare() {
  on("camera-start", "click", look);
  on("camera-stop", "click", async () => {
    rest();
    $("camera-start").focus();
  });
  on("picture", "change", async ({ target }) => {
    const [file] = target.files;
    target.value = ""; // the same file may be chosen again
    if (file) await readFile(file);
  });
  on("typed-code", "submit", async ({ target }) => submit(new FormData(target).get("code").trim()));
  document.addEventListener("visibilitychange", () => { if (document.hidden) rest(); });
  register("scan", { enter, leave: rest });
}
