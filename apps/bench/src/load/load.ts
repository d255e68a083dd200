/** One request of a load: GET without a body, POST with one. */
export interface LoadRequest {
  path: string;
  /** JSON on one line. */
  body?: string;
}

export interface Load {
  url: string;
  /** Drawn from at random, with repetition. */
  requests: readonly LoadRequest[];
  connections: number;
  seconds: number;
  /** The same seed draws the same requests. */
  seed: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers of 400 and above, broken connections, time-outs. */
  errors: number;
}

/** A closed loop: each connection sends its next request when the answer to the last is there. */
export interface LoadClient {
  name: string;
  run(load: Load): Promise<LoadResult>;
}
