// Lists of terms and values, in words that follow the language.
import { say } from "./language.js";

/** Each row is a message key and a value, as messages take values; rows without value are left out. */
export function fill(list, rows) {
  list.replaceChildren(...rows.filter(([, value]) => value !== undefined && value !== null).map(([key, value, warns]) => {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const description = document.createElement("dd");
    say(term, key);
    say(description, "value", { value });
    row.classList.toggle("warns", Boolean(warns));
    row.append(term, description);
    return row;
  }));
}

/** As short as RFC 5952 has it, which is how browsers write IPv6 addresses. */
export const shortAddress = address =>
  address?.includes(":") ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
