/** Wakes those who follow the changes when this process has committed some. */
export class Feed {
  readonly #waiting = new Set<() => void>();
  readonly #closing = new AbortController();
  #announced = 0;

  /** How often something was announced so far. */
  get announced(): number {
    return this.#announced;
  }

  /** How many are waiting now. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Aborted when the server stops: nobody may follow any longer. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  announce(): void {
    this.#announced += 1;
    for (const wake of this.#waiting) wake();
  }

  close(): void {
    this.#closing.abort();
  }

  /**
   * Resolves at the first announcement after the `seen` ones, after `timeout` milliseconds, or when
   * `signal` aborts.
   */
  next({ seen, timeout }: { seen: number; timeout: number }, signal: AbortSignal): Promise<void> {
    if (signal.aborted || seen !== this.#announced) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, timeout);
      timer.unref();
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake);
    });
  }
}
