import type { Services } from "../context.ts";

export interface JobServices extends Pick<Services, "db" | "feed" | "log"> {
  /** Has imports go on that were not heard of for so many seconds; answers how many. */
  resume(silentFor: number): Promise<number>;
}

/** Work that comes back by itself. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /**
   * Does it, and says what was done in words for people. Works in pieces: once `signal` is aborted,
   * none is begun. Being done twice must do no harm.
   */
  work(services: JobServices, signal: AbortSignal): Promise<string>;
}
