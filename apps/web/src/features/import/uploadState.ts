import type { Answer } from "./sendFiles.ts";

/** One file that was dropped, until the server has it. */
export interface Upload {
  key: number;
  name: string;
  size: number;
  file: File;
  state: "queued" | "sending" | "sent" | "refused";
}

/**
 * `sending`: under way. `stopped`: by the person. `failed`: see `failure`. `begun`: the server has
 * every file and looks at them.
 */
export type UploadPhase = "sending" | "stopped" | "failed" | "begun";

export interface UploadState {
  phase: UploadPhase;
  /** Null until the server has the first files. */
  jobId: string | null;
  uploads: readonly Upload[];
  /** Bytes on their way or there, and bytes of all files. */
  sent: number;
  total: number;
  failure: string | null;
  /** Seconds until it goes on by itself. */
  goesOnIn: number | null;
}

/** The server answered, and did not take the files. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;

  constructor({ status, body, retryAfter }: Answer) {
    super(fieldWords(body) ?? textOf(body, "detail") ?? statusWords(status));
    this.status = status;
    this.code = textOf(body, "code");
    this.retryAfter = retryAfter;
  }
}

function textOf(body: unknown, key: string): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" ? value : undefined;
}

/** What is wrong with the first field, which says more than the detail of them all. */
function fieldWords(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const errors: unknown = Reflect.get(body, "errors");
  return Array.isArray(errors) ? textOf(errors[0], "message") : undefined;
}

/** For answers that are not PersonaForge's own, such as a proxy's. */
function statusWords(status: number): string {
  if (status === 413) return "A server on the way takes no requests of this size.";
  return `The server answered ${status}.`;
}

/** The id of the job that an answer names; throws {@link Refused} when it is a refusal. */
export function jobIdOf(answer: Answer): string {
  const { status, body } = answer;
  const id = textOf(body, "id");
  if (status >= 400 || id === undefined) throw new Refused(answer);
  return id;
}

export const lostWords =
  "PersonaForge does not answer. What was sent is kept; the rest goes on from there.";

export function failureOf(error: unknown): string {
  return error instanceof Refused ? error.message : lostWords;
}
