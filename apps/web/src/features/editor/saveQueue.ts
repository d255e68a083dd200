/** How one attempt to save ended. */
export type Outcome =
  /** The server has what was sent. */
  | { kind: "acknowledged" }
  /** The server had something newer, which was merged: send again. */
  | { kind: "merged" }
  /** Somebody must decide first; nothing is sent until `resume`. */
  | { kind: "blocked" }
  /** The server will not take it as it is; the next change may help. */
  | { kind: "refused"; message: string }
  /** The server could not be reached or could not answer: try again later. */
  | { kind: "failed"; message: string };

export type QueueState =
  | { kind: "clean" }
  | { kind: "waiting" }
  | { kind: "sending"; attempt: number }
  | { kind: "retrying"; attempt: number; message: string }
  | { kind: "refused"; message: string }
  | { kind: "blocked" };

/** In milliseconds: the pause after the last change, and the longest a change may wait. */
const pause = 800;
const longest = 5_000;
const firstRetry = 1_000;
const lastRetry = 30_000;
/** Of a flush that finds something newer to merge each time. */
const mostTries = 5;

/**
 * Decides when to save: a pause after the last change, never later than `longest` after the first
 * one, one attempt at a time, slower and slower after failures. `send` reads what there is to save
 * when it is called, so the newest text always goes. It must not throw.
 */
export class SaveQueue {
  readonly #send: () => Promise<Outcome>;
  readonly #onState: (state: QueueState) => void;
  #state: QueueState = { kind: "clean" };
  #isUnsent = false;
  #firstChange: number | undefined;
  #due = 0;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inFlight: Promise<void> | undefined;
  #last: Outcome["kind"] = "acknowledged";

  constructor(send: () => Promise<Outcome>, onState: (state: QueueState) => void) {
    this.#send = send;
    this.#onState = onState;
  }

  /** Something was changed. */
  touch(): void {
    const now = Date.now();
    this.#isUnsent = true;
    this.#firstChange ??= now;
    if (this.#state.kind === "blocked") return;
    // A failing server is asked at its own pace, not at that of the keys.
    if (this.#attempt === 0) {
      this.#due = Math.min(now + pause, this.#firstChange + longest);
      if (this.#inFlight === undefined && this.#state.kind !== "waiting") {
        this.#show({ kind: "waiting" });
      }
    }
    this.#schedule();
  }

  /** Saves what waits at once. True when the server has everything that was there. */
  async flush(): Promise<boolean> {
    if (this.#inFlight !== undefined) await this.#inFlight;
    for (let tries = 0; this.#maySend() && tries < mostTries; tries++) {
      await (this.#inFlight ?? this.#start());
      if (this.#last !== "merged") break;
    }
    return this.#last === "acknowledged" && this.#state.kind !== "blocked";
  }

  /** Whether an attempt is under way, after which more is known. */
  get isSending(): boolean {
    return this.#inFlight !== undefined;
  }

  /** Stops sending until `resume`: somebody must decide first. */
  block(): void {
    clearTimeout(this.#timer);
    this.#show({ kind: "blocked" });
  }

  /** It is decided: what there is now is sent. */
  resume(): void {
    if (this.#state.kind !== "blocked") return;
    this.#isUnsent = true;
    this.#due = Date.now();
    this.#attempt = 0;
    this.#show({ kind: "waiting" });
    this.#schedule();
  }

  #maySend(): boolean {
    return this.#isUnsent && this.#state.kind !== "blocked";
  }

  #show(next: QueueState): void {
    this.#state = next;
    this.#onState(next);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const isDue = this.#state.kind === "waiting" || this.#state.kind === "retrying";
    if (this.#isUnsent && isDue && this.#inFlight === undefined) {
      this.#timer = setTimeout(() => void this.#start(), Math.max(0, this.#due - Date.now()));
    }
  }

  #start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isUnsent = false;
    this.#firstChange = undefined;
    this.#show({ kind: "sending", attempt: this.#attempt });
    this.#inFlight = this.#send().then((outcome) => {
      this.#inFlight = undefined;
      this.#last = outcome.kind;
      this.#settle(outcome);
      this.#schedule();
    });
    return this.#inFlight;
  }

  #settle(outcome: Outcome): void {
    if (outcome.kind === "acknowledged") {
      this.#attempt = 0;
      return this.#show({ kind: this.#isUnsent ? "waiting" : "clean" });
    }
    const isTypedOn = this.#isUnsent;
    this.#isUnsent = true;
    if (outcome.kind === "refused") {
      this.#attempt = 0;
      return this.#show(isTypedOn ? { kind: "waiting" } : outcome);
    }
    if (outcome.kind === "merged") {
      this.#due = Date.now();
      return this.#show({ kind: "waiting" });
    }
    if (outcome.kind === "blocked") return this.#show(outcome);
    this.#attempt += 1;
    this.#due = Date.now() + Math.min(firstRetry * 2 ** (this.#attempt - 1), lastRetry);
    this.#show({ kind: "retrying", attempt: this.#attempt, message: outcome.message });
  }
}
