// The sign-in that waits for an answer: a reload shows it again, or it would be undecided until it expires. No secret is in
// it: to decide takes this phone's session. Of this tab only, and gone with it.
import { now } from "./http.js";

const KEY = "pending";

export function keep(scanned) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(scanned));
  } catch {
    // storage is switched off: then a reload forgets it
  }
}

export function drop() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
}

export function find() {
  try {
    const scanned = JSON.parse(sessionStorage.getItem(KEY));
    return scanned && Date.parse(scanned.expires_at) > now() ? scanned : undefined;
  } catch {
    return undefined;
  }
}
