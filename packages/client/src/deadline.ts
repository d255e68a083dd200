import { PersonaForgeError } from "./personaForgeError.ts";
import { longestTimer } from "./retries.ts";
import { toPersonaForgeError } from "./toPersonaForgeError.ts";

/** Ends a call when its caller or its clock says so. The reason of `signal` is the error to throw. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #timeout: number;
  readonly #expired: Promise<never>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #started = 0;

  constructor(signal: AbortSignal | undefined, timeout: number) {
    this.#caller = signal;
    this.#timeout = timeout;
    this.#expired = new Promise((_, reject) => {
      this.signal.addEventListener("abort", () => reject(this.signal.reason), { once: true });
    });
    // It may expire while nobody waits for anything.
    this.#expired.catch(() => undefined);
    if (signal?.aborted === true) this.#abort();
    else signal?.addEventListener("abort", this.#abort, { once: true });
    this.start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Waits for `work`, at most until the deadline: a call in a batch does not end when it is aborted.
   * @throws PersonaForgeError, whatever `work` throws
   */
  async race<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await Promise.race([work, this.#expired]);
    } catch (cause) {
      throw toPersonaForgeError(this.signal.aborted ? this.signal.reason : cause);
    }
  }

  /** Milliseconds that are left of a clock that runs. */
  get left(): number {
    return this.#timeout - (performance.now() - this.#started);
  }

  /** Starts the clock, or starts it again. */
  start(): void {
    this.pause();
    this.#started = performance.now();
    if (this.#timeout > longestTimer) return;
    this.#timer = setTimeout(() => {
      const seconds = this.#timeout / 1_000;
      const sentence = `PersonaForge did not answer within ${seconds} s.`;
      this.#controller.abort(new PersonaForgeError("TIMEOUT", sentence));
    }, this.#timeout);
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  /** The call is over; a request that is still open is closed. */
  end(): void {
    this.pause();
    this.#caller?.removeEventListener("abort", this.#abort);
    this.#controller.abort(new PersonaForgeError("ABORTED", "The call is over."));
  }

  readonly #abort = (): void => {
    const cause: unknown = this.#caller?.reason;
    this.#controller.abort(new PersonaForgeError("ABORTED", "The call was stopped.", { cause }));
  };
}
