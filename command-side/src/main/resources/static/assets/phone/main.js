// The phone page: stands for the app in which people are signed in already.
import * as account from "./account.js";
import * as activity from "./activity.js";
import * as approval from "./approval.js";
import * as dialog from "./dialog.js";
import { offerLanguages } from "./language.js";
import * as outcome from "./outcome.js";
import * as pending from "./pending.js";
import * as scan from "./scan.js";
import { go, guarded, isSection, problem, tell, wanted } from "./screens.js";
import * as session from "./session.js";
import * as sessions from "./sessions.js";
import * as signIn from "./sign-in.js";

const $ = id => document.getElementById(id);

async function open() {
  if (!await session.signedInAs()) return go("sign-in");
  const undecided = pending.find();
  if (undecided && !scan.isWaiting()) return go("approval", undecided);
  await go(scan.isWaiting() ? "scan" : wanted());
}

async function begin() {
  $("begin-again").hidden = true;
  try {
    await session.start();
  } catch (failed) {
    $("begin-again").hidden = false;
    return tell(failed);
  }
  addEventListener("hashchange", guarded(async () => isSection() && open())); // not the skip link's
  await open();
}

offerLanguages($("language"));
for (const part of [account, activity, approval, dialog, outcome, scan, sessions, signIn]) part.prepare();
$("begin-again").addEventListener("click", guarded(begin));
scan.takeFromAddress();
if (isSecureContext) guarded(begin)();
else problem("app.insecure"); // neither camera nor keys elsewhere
