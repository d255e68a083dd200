/**
 * `ended`: the session is over and its calls wait. `replaced`: somebody else is signed in now, and
 * nothing of this page may be sent as theirs.
 */
export type GateState = "open" | "ended" | "replaced";

/** Stands between a page and the server when the session in which the page was made may be over. */
export class SessionGate {
  #state: GateState = "open";
  readonly #listeners = new Set<() => void>();
  #waiting: ((isBack: boolean) => void)[] = [];

  readonly getState = (): GateState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The session is over. */
  end(): void {
    if (this.#state === "open") this.#show("ended");
  }

  /** Somebody else is signed in: the page has to be made again. */
  replace(): void {
    this.#show("replaced");
  }

  /** True when the same person is back, false when they would rather not now. */
  waitForReturn(): Promise<boolean> {
    this.end();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The same person is signed in again. */
  reopen(): void {
    this.#leave(true);
  }

  dismiss(): void {
    this.#leave(false);
  }

  #leave(isBack: boolean): void {
    if (this.#state !== "ended") return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#show("open");
    for (const resolve of waiting) resolve(isBack);
  }

  #show(state: GateState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
