import * as z from "zod";

/** Every code an error answer can carry, with the HTTP status it is sent with. */
export const errorStatus = {
  VALIDATION_FAILED: 400,
  MALFORMED_REQUEST: 400,
  MALFORMED_JSON: 400,
  JSON_TOO_DEEP: 400,
  INVALID_UTF8: 400,
  INVALID_CURSOR: 400,
  IMPORT_INVALID: 400,
  URL_NOT_ALLOWED: 400,
  CONTEXT_TOO_LONG: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  ORIGIN_REJECTED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  CONFLICT: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  CONVERSATION_BUSY: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  IMPORT_LIMIT_EXCEEDED: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  EXPECTATION_FAILED: 417,
  HOST_REJECTED: 421,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  QUOTA_EXCEEDED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  LLM_UPSTREAM_ERROR: 502,
  LLM_AUTH_FAILED: 502,
  LLM_BAD_RESPONSE: 502,
  LLM_MODEL_NOT_FOUND: 502,
  LLM_RATE_LIMITED: 503,
  LLM_NOT_CONFIGURED: 503,
  DATABASE_UNAVAILABLE: 503,
  OVERLOADED: 503,
  LLM_TIMEOUT: 504,
  QUERY_TIMEOUT: 504,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(errorStatus, value);
}

/** One thing wrong with one place of the input. `path` is dotted: `tags.3`; empty for the whole body. */
export const fieldError = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  maximum: z.number().optional(),
});
export type FieldError = z.infer<typeof fieldError>;

/** The body of every REST error, sent as `application/problem+json` (RFC 9457). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  detail: z.string(),
  errors: z.array(fieldError),
  request_id: z.string(),
  /** With PRECONDITION_FAILED: the thing as it is now, in the shape its own address answers with. */
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof problem>;

interface ErrorDetails {
  fieldErrors?: readonly FieldError[];
  retryAfter?: number;
  current?: object;
  cause?: unknown;
}

/**
 * An error the caller is meant to see. `message` is a sentence for people, `code` is for programs.
 * Anything else that is thrown reaches the caller as INTERNAL, without its text.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fieldErrors: readonly FieldError[];
  /** Seconds to wait before trying again, sent as Retry-After. */
  readonly retryAfter: number | undefined;
  /** With PRECONDITION_FAILED: the thing as it is now, for whoever may see it. */
  readonly current: object | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = "DomainError";
    this.code = code;
    this.fieldErrors = details.fieldErrors ?? [];
    this.retryAfter = details.retryAfter;
    this.current = details.current;
  }
}
