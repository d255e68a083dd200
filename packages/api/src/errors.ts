import {
  DomainError,
  type ErrorCode,
  errorStatus,
  type FieldError,
} from "@personaforge/contract/errors";
import { databaseErrorKind } from "@personaforge/db/errors";
import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import * as z from "zod";

/** What a caller is told about a failure, whatever door it came through. */
export interface ErrorFacts {
  code: ErrorCode;
  status: number;
  message: string;
  fieldErrors: readonly FieldError[];
  retryAfter: number | undefined;
  /** The thing as it is now, with PRECONDITION_FAILED. */
  current: object | undefined;
}

function facts(code: ErrorCode, message: string, more: Partial<ErrorFacts> = {}): ErrorFacts {
  return {
    code,
    status: errorStatus[code],
    message,
    fieldErrors: [],
    retryAfter: undefined,
    current: undefined,
    ...more,
  };
}

/** The one place that turns anything thrown into what leaves the server. */
export function errorFacts(error: unknown): ErrorFacts {
  if (error instanceof DomainError) {
    const { code, message, fieldErrors, retryAfter, current } = error;
    return facts(code, message, { fieldErrors, retryAfter, current });
  }
  if (error instanceof TRPCError) return trpcErrorFacts(error);
  const kind = databaseErrorKind(error);
  if (kind === "unavailable") {
    return facts("DATABASE_UNAVAILABLE", "The database does not answer. Try again in a moment.", {
      retryAfter: 2,
    });
  }
  if (kind === "invalid") {
    return facts("VALIDATION_FAILED", "A value of this request cannot be stored or compared.");
  }
  if (kind === "timeout") return facts("QUERY_TIMEOUT", "The database took too long to answer.");
  if (kind === "conflict") {
    return facts("CONFLICT", "Somebody else changed this at the same moment. Try again.");
  }
  return facts(
    "INTERNAL",
    "Something went wrong on the server. The request id names it in the log.",
  );
}

function trpcErrorFacts(error: TRPCError): ErrorFacts {
  const { cause } = error;
  if (cause instanceof DomainError) return errorFacts(cause);
  if (error.code === "BAD_REQUEST" && cause instanceof z.core.$ZodError) {
    return invalidInput(cause);
  }
  if (error.code === "INTERNAL_SERVER_ERROR") return errorFacts(cause);
  const code = codeOfTrpc[error.code] ?? "INTERNAL";
  return facts(code, code === "INTERNAL" ? errorFacts(null).message : error.message);
}

const codeOfTrpc: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  PARSE_ERROR: "MALFORMED_JSON",
  BAD_REQUEST: "VALIDATION_FAILED",
  NOT_FOUND: "NOT_FOUND",
  METHOD_NOT_SUPPORTED: "METHOD_NOT_ALLOWED",
  PAYLOAD_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  UNSUPPORTED_MEDIA_TYPE: "UNSUPPORTED_MEDIA_TYPE",
};

/** A refusal of the input, with one sentence for each thing that is wrong. */
export function invalidInput(error: z.core.$ZodError): ErrorFacts {
  // The rest is counted and not listed: a body of 1 MiB can be wrong in 100,000 places.
  const fieldErrors = error.issues.slice(0, mostListed).flatMap(toFieldErrors).slice(0, mostListed);
  const first = fieldErrors[0]?.message ?? "The input is not valid.";
  const rest = countOf(error.issues) - 1;
  const message = rest > 0 ? `${first} (and ${rest} more)` : first;
  return facts("VALIDATION_FAILED", message, { fieldErrors });
}

/** @throws DomainError VALIDATION_FAILED, with one sentence for each thing that is wrong */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const { data, error } = schema.safeParse(input);
  if (error === undefined) return data as Output;
  const { code, message, fieldErrors } = invalidInput(error);
  throw new DomainError(code, message, { fieldErrors });
}

const mostListed = 100;

function countOf(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1),
    0,
  );
}

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, mostListed).map((key) => ({
      path: path === "" ? key : `${path}.${key}`,
      code: issue.code,
      message: `There is no field "${key.slice(0, 100)}" here.`,
    }));
  }
  const maximum = issue.code === "too_big" ? { maximum: Number(issue.maximum) } : {};
  return [{ path, code: issue.code, message: issue.message, ...maximum }];
}

/** tRPC's own names for our statuses, for clients that read `error.data.code`. */
const trpcCodeOf: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  412: "PRECONDITION_FAILED",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  421: "BAD_REQUEST",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  502: "BAD_GATEWAY",
  503: "SERVICE_UNAVAILABLE",
  504: "GATEWAY_TIMEOUT",
};

/** The error as it stands in a tRPC answer: `data` holds the same facts as REST's problem+json. */
export function formatError<Code extends number>(
  shape: { code: Code },
  error: TRPCError,
  requestId: string,
) {
  const { code, status, message, fieldErrors, retryAfter, current } = errorFacts(error);
  return {
    message,
    code: shape.code,
    data: {
      code: trpcCodeOf[status] ?? "INTERNAL_SERVER_ERROR",
      httpStatus: status,
      appCode: code,
      requestId,
      fieldErrors,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(current !== undefined && { current }),
    },
  };
}
