import type { Api } from "../app.ts";
import type { Services } from "../context.ts";

export type JobServices = Pick<Services, "db" | "feed" | "log"> & Pick<Api, "resume">;

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
