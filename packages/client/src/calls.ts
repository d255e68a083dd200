import { Deadline } from "./deadline.ts";
import { createOnce, type Creation } from "./createOnce.ts";
import type { Call, CallOptions, CreateOptions } from "./options.ts";
import type { PersonaForgeError } from "./personaForgeError.ts";
import type { CallControl } from "./rest.ts";
import { keyedDelay, queryDelay, type RetryDelay, waitFor, writeDelay } from "./retries.ts";
import type { Connection } from "./subscription.ts";

/** A procedure as the tRPC client offers it. */
export type Procedure<Input, Output> = (
  input: Input,
  options: { signal: AbortSignal },
) => Promise<Output>;

/** Queries, writes and streams with the deadline, the retries and the errors of this client. */
export class Calls {
  /** Milliseconds, for calls that say nothing else. */
  readonly #timeout: number;
  readonly #connection: Connection;

  constructor(timeout: number, connection: Connection) {
    this.#timeout = timeout;
    this.#connection = connection;
  }

  /** Asks again after a fault that may pass: a query changes nothing. */
  query<Input, Output>(procedure: Procedure<Input, Output>): Call<Input, Output> {
    return (input, options) =>
      this.#run((signal) => procedure(input, { signal }), queryDelay, options);
  }

  /** Not sent again when the answer is lost: the server may have done it. */
  mutation<Input, Output>(procedure: Procedure<Input, Output>): Call<Input, Output> {
    return (input, options) =>
      this.#run((signal) => procedure(input, { signal }), writeDelay, options);
  }

  /** A mutation that the server does once for each `idempotencyKey`. */
  keyed<Input, Output>(
    send: (input: Input, control: CallControl) => Promise<Output>,
  ): (input: Input, options?: CreateOptions) => Promise<Output> {
    return (input, options) => {
      const idempotencyKey = options?.idempotencyKey;
      const delay = idempotencyKey === undefined ? writeDelay : keyedDelay;
      return this.#run((signal) => send(input, { signal, idempotencyKey }), delay, options);
    };
  }

  /** The same of a procedure, which takes a key on REST alone. */
  creation<Input extends object, Output>(
    procedure: Procedure<Input, Output>,
    name: Creation,
  ): (input: Input, options?: CreateOptions) => Promise<Output> {
    return this.keyed((input, { signal, idempotencyKey: key }) =>
      key === undefined
        ? procedure(input, { signal })
        : createOnce<Output>(this.#connection, name, key)(input, signal),
    );
  }

  /** Sent when it is first read. Its request is closed when the reader leaves. */
  async *stream<Event>(
    open: (options: { signal: AbortSignal }) => Promise<AsyncIterable<Event>>,
    { signal, timeout }: CallOptions = {},
  ): AsyncGenerator<Event, void, void> {
    const deadline = new Deadline(signal, timeout ?? this.#timeout);
    try {
      const events = await deadline.race(open({ signal: deadline.signal }));
      const iterator = events[Symbol.asyncIterator]();
      for (;;) {
        const next = await deadline.race(iterator.next());
        if (next.done === true) return;
        // The server is not at fault while our own reader takes its time.
        deadline.pause();
        yield next.value;
        deadline.start();
      }
    } finally {
      deadline.end();
    }
  }

  async #run<Output>(
    work: (signal: AbortSignal) => Promise<Output>,
    delay: RetryDelay,
    { signal, timeout }: CallOptions = {},
  ): Promise<Output> {
    const deadline = new Deadline(signal, timeout ?? this.#timeout);
    try {
      for (let retry = 0; ; retry++) {
        try {
          return await deadline.race(work(deadline.signal));
        } catch (error) {
          const wait = delay(error as PersonaForgeError, retry);
          // What the server asks for is waited for, unless it is longer than the caller waits.
          if (wait === null || wait >= deadline.left) throw error;
          await deadline.race(waitFor(wait, deadline.signal));
        }
      }
    } finally {
      deadline.end();
    }
  }
}
