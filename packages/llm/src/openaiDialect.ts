import type { Dialect } from "./openai.ts";
import type { Failure } from "./openaiFailure.ts";

/**
 * Changes the dialect when the server refused one of its words, so that the request is worth
 * sending again at once. Each word changes at most once, so this ends.
 */
export function learnDialect(dialect: Dialect, { error, status, detail }: Failure): boolean {
  if ((status !== 400 && status !== 422) || error.code === "CONTEXT_TOO_LONG") return false;
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
