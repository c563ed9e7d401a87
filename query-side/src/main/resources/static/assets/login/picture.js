// The QR code, which moves with the clock: fetched anew before a copy of it is stale.
import { careful, send } from "./http.js";
import { wait, waitOrSeen } from "./time.js";

const SVG = "http://www.w3.org/2000/svg";
const AGAIN = 2_000;

async function fetched(uri, signal) {
  const answer = await send(() => fetch(uri, careful({ headers: { Accept: "image/svg+xml" }, signal })), signal);
  return answer.ok ? drawn(await send(() => answer.text(), signal)) : undefined;
}

/** Only the squares are taken over, on white whatever the page's colours: nothing that a picture could bring along. */
export function drawn(text) {
  const source = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const paths = [...source.querySelectorAll("path")];
  if (source.localName !== "svg" || paths.length === 0) return undefined;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", source.getAttribute("viewBox"));
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const copy = document.createElementNS(SVG, "path");
    copy.setAttribute("fill", path.getAttribute("fill") === "#fff" ? "#fff" : "#000");
    copy.setAttribute("d", path.getAttribute("d"));
    svg.append(copy);
  }
  return svg;
}

/** Draws until it is called off. A picture that cannot be had leaves the last one, and is tried again soon. */
export async function keepDrawing({ qr_uri: uri, qr_interval: interval }, holder, signal) {
  while (!signal.aborted) {
    try {
      const svg = await fetched(uri, signal).catch(() => undefined);
      if (signal.aborted) return;
      if (svg) holder.replaceChildren(svg);
      await (svg ? waitOrSeen(interval * 1000, signal) : wait(AGAIN, signal));
    } catch {
      return; // called off
    }
  }
}
