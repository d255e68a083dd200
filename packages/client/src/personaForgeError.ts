import type { ErrorCode, FieldError } from "./shapes.ts";

/**
 * What ends a call without an answer of PersonaForge:
 * - `NETWORK_ERROR`: nobody answers at this address, or the connection broke.
 * - `BAD_RESPONSE`: something else than PersonaForge answered, such as a proxy with a page of HTML.
 * - `TIMEOUT`: the answer took longer than `timeout`.
 * - `ABORTED`: the caller's `signal` ended the call.
 */
export type TransportErrorCode = "NETWORK_ERROR" | "BAD_RESPONSE" | "TIMEOUT" | "ABORTED";

export interface PersonaForgeErrorDetails {
  status?: number | undefined;
  fieldErrors?: readonly FieldError[] | undefined;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  current?: object | undefined;
  cause?: unknown;
}

/** Everything this client throws. `message` is a sentence for people, `code` is for programs. */
export class PersonaForgeError extends Error {
  override readonly name = "PersonaForgeError";
  readonly code: ErrorCode | TransportErrorCode;
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
  /** What is wrong with which field, for `VALIDATION_FAILED`; else empty. */
  readonly fieldErrors: readonly FieldError[];
  /** Names this request in the log of the server. */
  readonly requestId: string | undefined;
  /** Seconds to wait before trying again, when the server says so. */
  readonly retryAfter: number | undefined;
  /**
   * For `PRECONDITION_FAILED`: the thing as it is now, when it may be seen. What shape it has is said
   * where the call says that it throws: a Character, a Draft, or `{ label }`.
   */
  readonly current: object | undefined;

  constructor(
    code: ErrorCode | TransportErrorCode,
    message: string,
    details: PersonaForgeErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.fieldErrors = details.fieldErrors ?? [];
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
    this.current = details.current;
  }
}
