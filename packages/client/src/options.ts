/** What the client needs of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ClientOptions {
  /** Where PersonaForge is: `http://localhost:3000`, or an address with a path before `/api`. */
  baseUrl: string;
  /**
   * An API key, or the embed token that a page was given. Sent as `Authorization: Bearer`. A
   * PersonaForge without accounts needs none.
   */
  apiKey?: string | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch | undefined;
  /** Milliseconds a call may take unless it says otherwise; 60,000 if not given. */
  timeout?: number | undefined;
}

export interface CallOptions {
  /** Ends the call. A write that was already sent may still happen. */
  signal?: AbortSignal | undefined;
  /**
   * Milliseconds the call may take, its retries included. For a stream: the longest silence before
   * and between its events. `Infinity` waits for ever.
   */
  timeout?: number | undefined;
}

/** For calls that make something. */
export interface CreateOptions extends CallOptions {
  /**
   * Your own name for this one act, 1 to 255 printable ASCII characters: a second call with it within
   * a day makes nothing and answers as the first did. With it, a call is also repeated like a query.
   */
  idempotencyKey?: string | undefined;
}

export type Call<Input, Output> = (input: Input, options?: CallOptions) => Promise<Output>;
