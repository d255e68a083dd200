import { DomainError } from "@personaforge/contract/errors";
import type { Upstream } from "./openai.ts";
import type { Reply } from "./openaiReply.ts";
import type { TimeLimits } from "./watchdog.ts";

/** A limit of ours ran out. */
export function outOfTime({ host, limits }: Upstream, limit: keyof TimeLimits): DomainError {
  const seconds = `${limits[limit] / 1_000} seconds`;
  const sentences = {
    firstToken: `The model at ${host} sent no text within ${seconds}. Send the message again, or choose a faster model.`,
    idle: `The model at ${host} stopped writing for ${seconds}, so the reply was ended. Send the message again.`,
    closing: `The model at ${host} did not end its reply. Send the message again.`,
    total: `The reply took longer than ${seconds} and was ended. Ask for a shorter answer, or choose a faster model.`,
  };
  return new DomainError("LLM_TIMEOUT", sentences[limit]);
}

/** The stream ended without a finish reason, which a reader would take for a whole reply. */
export function cutOff({ host }: Upstream, { answered }: Reply): DomainError {
  const message = answered
    ? `The reply from ${host} was cut off before its end. Send the message again.`
    : `${host} answered, but not as a chat model does. Check that OPENAI_BASE_URL is the address of an OpenAI-compatible server; most end in /v1.`;
  return new DomainError("LLM_BAD_RESPONSE", message);
}

/** The model finished and said nothing to the reader. */
export function emptyReply({ host }: Upstream, { finish, started }: Reply): DomainError {
  const message =
    finish === "length" && started
      ? `The model at ${host} used the whole reply for thinking and wrote no answer. Ask something simpler, or choose another model.`
      : `The model at ${host} answered with an empty message. Send the message again, or choose another model.`;
  return new DomainError("LLM_BAD_RESPONSE", message);
}

/** The server refused the key, or wants one. */
export function notAllowed({ apiKey, host, model }: Upstream, status: number): DomainError {
  if (apiKey === null) {
    const message = `${host} asks for a key and none is set. Set OPENAI_API_KEY and start PersonaForge again.`;
    return new DomainError("LLM_NOT_CONFIGURED", message);
  }
  const message =
    status === 403
      ? `${host} does not let the key in OPENAI_API_KEY use the model "${model}". Choose another model, or a key that may use it.`
      : `${host} does not accept the key in OPENAI_API_KEY. Correct the key and start PersonaForge again.`;
  return new DomainError("LLM_AUTH_FAILED", message);
}

export function modelNotFound({ host, model }: Upstream): DomainError {
  const message = `${host} has no model named "${model}". Check OPENAI_MODEL, and that OPENAI_BASE_URL is the server's full API address; most end in /v1.`;
  return new DomainError("LLM_MODEL_NOT_FOUND", message);
}

export function contextTooLong({ host }: Upstream): DomainError {
  const message = `This conversation is longer than the model at ${host} can read. Start a new conversation, or choose a model with a larger context.`;
  return new DomainError("CONTEXT_TOO_LONG", message);
}

export function quotaExceeded({ host }: Upstream): DomainError {
  const message = `The account behind OPENAI_API_KEY has no credit left at ${host}. Add credit there, or use another key.`;
  return new DomainError("QUOTA_EXCEEDED", message);
}

/** @param asked milliseconds that the server asked to wait */
export function rateLimited({ host }: Upstream, asked: number | null): DomainError {
  const retryAfter = asked === null ? undefined : Math.max(1, Math.ceil(asked / 1_000));
  const when =
    retryAfter === undefined
      ? "in a minute"
      : `in ${retryAfter} ${retryAfter === 1 ? "second" : "seconds"}`;
  const message = `${host} is receiving too many requests. Send the message again ${when}.`;
  return new DomainError(
    "LLM_RATE_LIMITED",
    message,
    retryAfter === undefined ? {} : { retryAfter },
  );
}

export function malformed({ host }: Upstream): DomainError {
  const message = `${host} sent something that is not valid JSON in the middle of its reply. Send the message again; if it stays so, check the model server.`;
  return new DomainError("LLM_BAD_RESPONSE", message);
}

export function redirected({ host }: Upstream): DomainError {
  const message = `${host} points to another address, and PersonaForge does not follow. Set OPENAI_BASE_URL to the final address.`;
  return new DomainError("LLM_BAD_RESPONSE", message);
}

export function filtered({ host }: Upstream): DomainError {
  const message = `The content filter of ${host} refused this conversation. Say it in other words.`;
  return new DomainError("LLM_UPSTREAM_ERROR", message);
}

/** The server answered with an error that is its own. */
export function serverFailed({ host, model }: Upstream, status: number | undefined): DomainError {
  const message =
    status === undefined
      ? `The model at ${host} reported an error in the middle of its reply. Send the message again.`
      : status < 500 && status !== 408 && status !== 409
        ? `${host} refused the request with status ${status}. Check that "${model}" is a chat model; the server's own log says more.`
        : `${host} has a problem of its own (status ${status}). Try again in a minute.`;
  return new DomainError("LLM_UPSTREAM_ERROR", message);
}

/** @param reason the system's name for what happened, such as ECONNREFUSED */
export function unreachable({ host }: Upstream, reason: string | undefined): DomainError {
  const messages: Record<string, string> = {
    ECONNREFUSED: `Nothing answers at ${host}. Start the model server, or correct OPENAI_BASE_URL.`,
    ENOTFOUND: `There is no host named ${host}. Correct OPENAI_BASE_URL, or check the network.`,
  };
  const message =
    messages[reason ?? ""] ??
    `The connection to ${host} could not be made. Check the network, and that OPENAI_BASE_URL is right.`;
  return new DomainError("LLM_UPSTREAM_ERROR", message);
}

export function connectionBroke({ host }: Upstream): DomainError {
  const message = `The connection to ${host} broke before the reply was finished. Send the message again.`;
  return new DomainError("LLM_UPSTREAM_ERROR", message);
}
