import type { PromptBody, PromptTarget } from "@personaforge/contract/promptOutput";
import type { PromptBlock, PromptReport } from "@personaforge/contract/promptReport";

/** A compiled prompt, wherever it was compiled. */
export type Compiled = {
  blocks: readonly PromptBlock[];
  report: PromptReport;
  /** Null for a turn of the past, of which only the explanation is stored. */
  output: { target: PromptTarget; body: PromptBody } | null;
  hash: string;
};

/** Why there is no prompt, or no exact one. */
export type PromptFailure = {
  message: string;
  /** It is more than the model can read; no other prompt stands in for it. */
  tooLong: boolean;
  /** The field to change; null when there is none. */
  path: string | null;
};

export interface Compilers<Question> {
  /** In this browser, with estimated counts. */
  estimate(question: Question): Promise<Compiled>;
  /** On the server, with exact counts. */
  exact(question: Question, signal: AbortSignal): Promise<Compiled>;
  failureOf(error: unknown): PromptFailure;
}

export type LiveState = {
  compiled: Compiled | null;
  isExact: boolean;
  failure: PromptFailure | null;
};

// An estimate stands within 150 ms of a key, the exact prompt within 600: what is left of that is
// for the way to the server and back.
const estimatePause = 80;
const exactPause = 300;

/**
 * The prompt of what is being typed: an estimate at once, the server's answer when the typing
 * pauses. Answers to an earlier text are dropped.
 */
export class LivePrompt<Question> {
  #read: () => Question;
  readonly #compilers: Compilers<Question>;
  readonly #listeners = new Set<() => void>();
  #state: LiveState = { compiled: null, isExact: false, failure: null };
  #estimating: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;
  /** Counts the changes; what is shown answers the one numbered `#shown`. */
  #turn = 0;
  #shown = -1;

  /** @param read gives the question of this moment, when there is time to answer it */
  constructor(read: () => Question, compilers: Compilers<Question>) {
    this.#read = read;
    this.#compilers = compilers;
  }

  readonly getState = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** From now on the question is read from here. */
  readonly readFrom = (read: () => Question): void => {
    this.#read = read;
  };

  /** Something changed. Costs next to nothing: it is called at every key. */
  readonly touch = (): void => {
    this.#turn += 1;
    this.#request?.abort();
    const isFirst = this.#state.compiled === null;
    this.#estimating ??= setTimeout(() => void this.#estimate(), isFirst ? 0 : estimatePause);
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#ask(), isFirst ? 0 : exactPause);
  };

  /** Asks the server once more, as when the network is back. */
  readonly retry = (): void => {
    clearTimeout(this.#asking);
    this.#request?.abort();
    void this.#ask();
  };

  /** Nobody looks any more. */
  readonly rest = (): void => {
    clearTimeout(this.#estimating);
    clearTimeout(this.#asking);
    this.#estimating = undefined;
    this.#request?.abort();
    this.#turn += 1;
    this.#shown = this.#turn;
  };

  #set(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #estimate(): Promise<void> {
    this.#estimating = undefined;
    const turn = this.#turn;
    try {
      const compiled = await this.#compilers.estimate(this.#read());
      // One that is a few keys old is better than none; one that is older than what is shown is not.
      if (turn <= this.#shown) return;
      this.#shown = turn;
      const { failure } = this.#state;
      const kept = failure?.tooLong === false ? failure : null;
      this.#set({ compiled, isExact: false, failure: kept });
    } catch (error) {
      if (turn > this.#shown) this.#fail(error);
    }
  }

  async #ask(): Promise<void> {
    const turn = this.#turn;
    const request = new AbortController();
    this.#request = request;
    try {
      const compiled = await this.#compilers.exact(this.#read(), request.signal);
      if (turn !== this.#turn) return;
      this.#shown = turn;
      this.#set({ compiled, isExact: true, failure: null });
    } catch (error) {
      if (turn === this.#turn && !request.signal.aborted) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const failure = this.#compilers.failureOf(error);
    const compiled = failure.tooLong ? null : this.#state.compiled;
    this.#set({ compiled, isExact: false, failure });
  }
}
