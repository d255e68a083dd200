import { chatRoles } from "@personaforge/prompt/targets/roles";
import type { Dialect } from "./openai.ts";
import type { Failure } from "./openaiFailure.ts";

/**
 * Changes the dialect when the server refused one of its words, so that the request is worth
 * sending again at once. Each word changes only in one direction, so this ends.
 * @param tried what the request was written in; another request may have changed it since
 */
export function learnDialect(dialect: Dialect, failure: Failure, tried: Dialect): boolean {
  const { error, status, detail } = failure;
  if (error.code === "CONTEXT_TOO_LONG" || failure.begun) return false;
  if (refusesRoles(failure)) return learnRoles(dialect, tried);
  if (status !== 400 && status !== 422) return false;
  if (dialect.askForUsage && /stream_options|include_usage/.test(detail)) {
    dialect.askForUsage = false;
    return true;
  }
  if (dialect.tokenLimit === "max_tokens" && detail.includes("max_completion_tokens")) {
    dialect.tokenLimit = "max_completion_tokens";
    return true;
  }
  return false;
}

/**
 * Whether a chat template did not take the messages. vLLM says so with 400, llama.cpp with 500 and
 * LM Studio in the stream, but all in the words of the template, which are much the same everywhere.
 */
function refusesRoles({ status, said }: Failure): boolean {
  if (status !== undefined && status !== 400 && status !== 422 && status !== 500) return false;
  return /jinja|chat.?template|roles must alternate|system (?:role|message|prompt)|only user\b.{0,10}\bassistant|no user query/i.test(
    said,
  );
}

function learnRoles(dialect: Dialect, tried: Dialect): boolean {
  if (dialect.roles !== tried.roles) return true;
  const next = chatRoles[chatRoles.indexOf(dialect.roles) + 1];
  if (next === undefined) return false;
  dialect.roles = next;
  return true;
}
