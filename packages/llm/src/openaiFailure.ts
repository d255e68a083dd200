import type { DomainError } from "@personaforge/contract/errors";
import { APIConnectionError, APIError } from "openai";
import type { Upstream } from "./openai.ts";
import type { Reply } from "./openaiReply.ts";
import { askedWait } from "./openaiRetries.ts";
import * as sentences from "./openaiSentences.ts";

/** Why one request failed. */
export interface Failure {
  readonly error: DomainError;
  /** Whether the same request may succeed a moment later, and nothing of the reply came yet. */
  readonly retryable: boolean;
  /** The wait that the server asked for, in milliseconds. */
  readonly asked: number | null;
  readonly status: number | undefined;
  /** The server's own words. They may hold anything: they are read here, and shown to nobody. */
  readonly detail: string;
  /** Its words in an answer of the protocol, also where the fault is its own: a page has none. */
  readonly said: string;
  /** Whether anything of the reply came before it. */
  readonly begun: boolean;
}

/** Tells what an error of the SDK or of the connection means. */
export function readFailure(error: unknown, upstream: Upstream, reply: Reply): Failure {
  const refusal = asRefusal(error);
  const status = refusal?.status;
  const failure = {
    asked: askedWait(refusal?.headers),
    status,
    detail: refusal === null ? "" : describe(refusal),
    said: refusal === null ? "" : wordsOf(refusal),
    begun: reply.started,
  };
  const meaning = explain(error, upstream, failure);
  meaning.cause = loggable(error, upstream);
  const transient =
    meaning.code === "LLM_RATE_LIMITED" ||
    (meaning.code === "LLM_UPSTREAM_ERROR" && (status === undefined || isTransient(status)));
  return { ...failure, error: meaning, retryable: transient && !reply.started };
}

/** Tells what it means that a stream ended without a finish reason. */
export function readCut(upstream: Upstream, reply: Reply): Failure {
  return {
    error: sentences.cutOff(upstream, reply),
    retryable: reply.answered && !reply.started,
    asked: null,
    status: undefined,
    detail: "",
    said: "",
    begun: reply.started,
  };
}

function explain(
  error: unknown,
  upstream: Upstream,
  { asked, detail }: Pick<Failure, "asked" | "detail">,
): DomainError {
  if (error instanceof SyntaxError) return sentences.malformed(upstream);
  if (error instanceof APIConnectionError) return explainConnection(error, upstream);
  const refusal = asRefusal(error);
  if (refusal === null) return sentences.connectionBroke(upstream);
  const { status } = refusal;
  if (status !== undefined && status < 400) return sentences.redirected(upstream);
  if (/insufficient_quota|billing_/.test(detail) || status === 402) {
    return sentences.quotaExceeded(upstream);
  }
  if (isContextOverflow(status, detail)) return sentences.contextTooLong(upstream);
  if (status === 404 || /model_not_found/.test(detail)) return sentences.modelNotFound(upstream);
  if (status === 401 || status === 403) return sentences.notAllowed(upstream, status);
  if (status === 429 || /rate_limit/.test(detail)) return sentences.rateLimited(upstream, asked);
  if (/content_filter/.test(detail)) return sentences.filtered(upstream);
  return sentences.serverFailed(upstream, status);
}

function isContextOverflow(status: number | undefined, detail: string): boolean {
  if (status === 413) return true;
  if (status !== undefined && status !== 400 && status !== 422) return false;
  return /context_length_exceeded|exceed_context_size|maximum context|context (length|size|window)/i.test(
    detail,
  );
}

function isTransient(status: number): boolean {
  return status === 408 || status === 409 || status >= 500;
}

function explainConnection(error: APIConnectionError, upstream: Upstream): DomainError {
  const reason = systemCode(error);
  const broke = reason === "ECONNRESET" || reason === "EPIPE" || reason === "UND_ERR_SOCKET";
  return broke ? sentences.connectionBroke(upstream) : sentences.unreachable(upstream, reason);
}

/** The first system code in a chain of causes: the SDK wraps fetch, and fetch wraps the socket. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return systemCode(error.cause);
}

function asRefusal(error: unknown): APIError | null {
  return error instanceof APIError ? error : null;
}

function describe({ code, type, param, message, status }: APIError): string {
  // A gateway's error page may hold any word at all.
  const words = status === undefined || status < 500 ? message : "";
  return [code, type, param, words].filter(Boolean).join(" ");
}

/** LM Studio puts the sentence where others have an object with it. */
function wordsOf({ error }: APIError): string {
  if (typeof error === "string") return error;
  const { message } = Object(error) as { message?: unknown };
  return typeof message === "string" ? message : "";
}

/**
 * What happened, for the log of whoever runs this: status and codes. The server's own words stay out,
 * since some servers quote the key or the prompt in them.
 */
function loggable(error: unknown, { apiKey }: Upstream): Error {
  const refusal = asRefusal(error);
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const { status, code, type, param } = refusal ?? {};
  const told = [status, code, type, param, systemCode(error)];
  const facts = told.filter((fact) => isCode(fact) && fact !== apiKey);
  return new Error([name, ...new Set(facts)].join(" "));
}

/** Whether it can only be a code: 429, invalid_api_key, messages[0].role, ECONNREFUSED. */
function isCode(fact: unknown): boolean {
  return typeof fact === "number" || (typeof fact === "string" && /^[\w.[\]]{1,40}$/.test(fact));
}
