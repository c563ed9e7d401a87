// One code, from asking for it to what became of it. The codes stay in this object, and end with it.
import { keepDrawing } from "./picture.js";
import { either, wait } from "./time.js";
import { overAfter, Watch } from "./watch.js";

const CONFIRM_ON_ITS_WAY = 3_000;
const BACK_IS_SAID_FOR = 4_000;

export class Attempt {
  #way;
  #panel;
  #stop = new AbortController();
  isOver = false; // somebody is signed in

  /** @param way OwnSignIn or RequestedSignIn */
  constructor(way, panel) {
    this.#way = way;
    this.#panel = panel;
  }

  stop() {
    this.#stop.abort();
  }

  get isStopped() {
    return this.#stop.signal.aborted;
  }

  /**
   * @param onPrepared the way knows now whom it is for
   * @param onScanned called with who scanned and the number to compare
   * @return state: confirmed, rejected or expired; with its reason, or with tokens or the address to leave to
   */
  async run({ onPrepared, onScanned }) {
    const { signal } = this.#stop;
    this.#panel.show({ name: "loading" });
    await this.#way.prepare(signal);
    onPrepared();
    const asked = await this.#way.askForCode(signal);
    asked.at = Date.now();
    const decided = await this.#follow(asked, onScanned);
    if (decided.state === "rejected") return { state: "rejected", reason: decided.reason, ...this.#way.declined() };
    if (decided.state === "expired") return { state: "expired" };
    this.#panel.show({ name: "confirmed" });
    return { state: "confirmed", ...await this.#way.confirmed(asked, signal) };
  }

  async #follow(asked, onScanned) {
    const shown = new AbortController();
    const signal = either(shown.signal, this.#stop.signal);
    const drawing = new AbortController();
    const watch = new Watch(asked.events_uri, {
      signal,
      onState: state => {
        this.#way.serverSaid(state.expires_at, asked);
        if (state.state !== "scanned") return;
        drawing.abort();
        const scanner = state.user?.display_name;
        this.#panel.show({ name: "scanned", scanner, number: state.number });
        onScanned({ displayName: scanner, number: state.number });
      },
      onConnection: is => this.#say(is, signal),
    });
    this.#panel.show({ name: "code", userCode: asked.user_code, address: asked.verification_uri });
    keepDrawing(asked, this.#panel.picture, either(drawing.signal, signal));
    this.#countDown(asked, signal);
    try {
      return await Promise.race([watch.untilDecided(), overAfter(asked, CONFIRM_ON_ITS_WAY, signal)]);
    } finally {
      shown.abort();
    }
  }

  async #countDown(asked, signal) {
    const end = asked.at + asked.expires_in * 1000;
    while (!signal.aborted) {
      const left = Math.max(0, end - Date.now());
      this.#panel.remaining(Math.ceil(left / 1000));
      if (left === 0 || await wait(left % 1000 || 1000, signal).catch(() => true)) return;
    }
  }

  #say(connected, signal) {
    this.#panel.connected(connected ? "back" : "lost");
    if (connected) wait(BACK_IS_SAID_FOR, signal).then(() => this.#panel.connected(""), () => {});
  }
}
