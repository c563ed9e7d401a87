// How far a login is: by its stream, or where a proxy keeps streams back or cuts them, by asking again and again.
import { ask, Refused } from "./http.js";
import { wait, waitOrSeen } from "./time.js";

const STATES = ["requested", "scanned", "confirmed", "rejected", "expired"];
const FINAL = new Set(["confirmed", "rejected", "expired"]);
const FIRST_FRAME = 4_000; // the present state comes at once, unless something keeps it back
const HICCUP = 1_500; // a node that goes away ends its streams; the next one answers within a second
const BETWEEN_ASKS = 2_000;

export class Watch {
  #uri;
  #signal;
  #onState;
  #onConnection;
  #sequence = -1;
  #name;
  #stream;
  #timers = {};
  #lost = false;
  #polls = false;
  #end;
  #fail;

  /**
   * @param onState called with each new state
   * @param onConnection called with false when the server is out of reach, and with true when it is back
   */
  constructor(eventsUri, { signal, onState, onConnection }) {
    this.#uri = eventsUri;
    this.#signal = signal;
    this.#onState = onState;
    this.#onConnection = onConnection;
  }

  /** The state that the login ends in. */
  untilDecided() {
    return new Promise((resolve, reject) => {
      this.#end = outcome => { this.#close(); resolve(outcome); };
      this.#fail = failure => { this.#close(); reject(failure); };
      this.#signal.addEventListener("abort", () => this.#fail(this.#signal.reason), { once: true });
      addEventListener("offline", () => this.#connected(false), { signal: this.#signal });
      addEventListener("online", () => this.#listenAgain(), { signal: this.#signal });
      this.#listen();
    });
  }

  #listen() {
    this.#stream = new EventSource(this.#uri);
    this.#soon("patience", FIRST_FRAME, () => this.#poll());
    for (const state of STATES) {
      this.#stream.addEventListener(state, frame => {
        this.#calm();
        this.#connected(true);
        this.#take(JSON.parse(frame.data));
      });
    }
    this.#stream.addEventListener("error", () => {
      this.#soon("hiccup", HICCUP, () => this.#connected(false));
      if (this.#stream.readyState === EventSource.CLOSED) this.#poll(); // refused: a browser does not come back by itself
      else this.#soon("patience", FIRST_FRAME, () => this.#poll());
    });
  }

  /** A stream over a network that is gone may never end by itself. */
  #listenAgain() {
    if (this.#polls) return;
    this.#close();
    this.#listen();
  }

  async #poll() {
    this.#close();
    this.#polls = true;
    const state = this.#uri.replace("/events?", "?");
    while (!this.#signal.aborted && !FINAL.has(this.#name)) {
      let pause = BETWEEN_ASKS;
      try {
        this.#take(await ask(state, { signal: this.#signal }));
        this.#connected(true);
      } catch (refused) {
        if (this.#signal.aborted) return;
        if (!(refused instanceof Refused) || !refused.passes) { this.#fail(refused); return; }
        this.#connected(refused.code === "too_many");
        pause = Math.max(pause, refused.retryAfter * 1000);
      }
      await waitOrSeen(pause, this.#signal).catch(() => {});
    }
  }

  /** A late answer of another node may be older than what is known. */
  #take(state) {
    if (state.sequence < this.#sequence || state.state === this.#name || FINAL.has(this.#name)) return;
    this.#sequence = state.sequence;
    this.#name = state.state;
    this.#onState(state);
    if (FINAL.has(state.state)) this.#end(state);
  }

  #connected(is) {
    if (this.#lost !== is) return;
    this.#lost = !is;
    this.#onConnection(is);
  }

  /** From the first failure on, not from the last: a browser tries again every second, and fails again. */
  #soon(name, milliseconds, work) {
    this.#timers[name] ??= setTimeout(work, milliseconds);
  }

  #calm() {
    Object.values(this.#timers).forEach(clearTimeout);
    this.#timers = {};
  }

  #close() {
    this.#stream?.close();
    this.#calm();
  }
}

/** Expired, where nobody can be asked any more. */
export async function overAfter(asked, grace, signal) {
  await wait(Math.max(0, asked.at + asked.expires_in * 1000 + grace - Date.now()), signal);
  return { state: "expired" };
}
