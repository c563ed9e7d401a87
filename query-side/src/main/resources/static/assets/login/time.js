// Waiting that can be called off.

/** Aborted with the first of them (AbortSignal.any, which browsers have since 2024 only). */
export function either(...signals) {
  const joined = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) joined.abort(signal.reason);
    else signal.addEventListener("abort", () => joined.abort(signal.reason), { once: true, signal: joined.signal });
  }
  return joined.signal;
}

/** Rejects with the signal's reason as soon as it is called off. */
export function wait(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) { reject(signal.reason); return; }
    const off = () => { clearTimeout(timer); reject(signal.reason); };
    const timer = setTimeout(() => { signal.removeEventListener("abort", off); resolve(); }, milliseconds);
    signal.addEventListener("abort", off, { once: true });
  });
}

/** The same, but over at once when the page is looked at again: timers of hidden pages are slow. */
export async function waitOrSeen(milliseconds, signal) {
  const seen = new AbortController();
  const look = () => { if (document.visibilityState === "visible") seen.abort(); };
  document.addEventListener("visibilitychange", look);
  try {
    await wait(milliseconds, either(signal, seen.signal));
  } catch {
    if (signal.aborted) throw signal.reason;
  } finally {
    document.removeEventListener("visibilitychange", look);
  }
}
