// Requests and their refusals.
import { either } from "./time.js";

const PATIENCE = 15_000;

/** What a server refused, or never heard; messages.js has words for its code. */
export class Refused extends Error {
  /**
   * @param code OAuth's error code, one of ScanPass's rejection codes, or network, unreadable, insecure, setup, too_many
   * @param retryAfter in seconds, where the server said so
   */
  constructor(code, { description = code, status = 0, retryAfter = 0 } = {}) {
    super(description);
    Object.assign(this, { name: "Refused", code, status, retryAfter });
  }

  /** Asked again, it may well be granted. */
  get passes() {
    if (this.status === 0) return ["network", "unreadable"].includes(this.code);
    return this.code === "too_many" || this.status >= 500;
  }
}

export const form = fields => ({
  method: "POST",
  body: new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)),
});

/** Never with cookies, and never for ever. */
export const careful = (options = {}) => ({
  credentials: "omit",
  referrerPolicy: "no-referrer",
  ...options,
  signal: either(AbortSignal.timeout(PATIENCE), ...(options.signal ? [options.signal] : [])),
});

/** The answer, or Refused "network"; only the caller's own end of it stays an AbortError. */
export async function send(sending, signal) {
  try {
    return await sending();
  } catch (failure) {
    if (signal?.aborted) throw signal.reason;
    if (failure instanceof Refused) throw failure;
    throw new Refused("network");
  }
}

export async function read(answer, signal) {
  const text = await send(() => answer.text(), signal);
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (answer.ok && body) return body;
  if (answer.ok) throw new Refused("unreadable");
  const code = answer.status === 429 ? "too_many"
    : body?.error ?? body?.code ?? (answer.status >= 500 ? "server_error" : "unreadable");
  throw new Refused(code, {
    description: body?.error_description ?? body?.title,
    status: answer.status,
    retryAfter: Number(answer.headers.get("Retry-After")) || 0,
  });
}

/** JSON, or Refused. */
export async function ask(url, options = {}) {
  const { signal } = options;
  return read(await send(() => fetch(url, careful(options)), signal), signal);
}
