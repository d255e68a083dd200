import type { ServerResponse } from "node:http";

interface Refusal {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: object | string;
}

function refusal(status: number, code: string | null, message: string): Refusal {
  return {
    status,
    body: {
      error: { message, type: status < 500 ? "invalid_request_error" : "server_error", code },
    },
  };
}

const page = "<!doctype html><title>502</title><h1>Bad gateway at internal-host-7</h1>";

/** Answers that are no stream. Their texts must never reach a reader of PersonaForge. */
const refusals = {
  unauthorized: refusal(401, "invalid_api_key", "Incorrect API key provided: sk-upstream-words."),
  forbidden: refusal(403, null, "Upstream words: this project may not use the model."),
  "unknown-model": refusal(404, "model_not_found", "Upstream words: the model does not exist."),
  "unknown-path": refusal(404, null, "Upstream words: unknown path."),
  "rate-limited": refusal(429, "rate_limit_exceeded", "Upstream words: slow down."),
  quota: refusal(429, "insufficient_quota", "Upstream words: you exceeded your quota."),
  payment: refusal(402, null, "Upstream words: insufficient balance."),
  "context-length": refusal(400, "context_length_exceeded", "Upstream words: too many tokens."),
  refused: refusal(400, "invalid_value", "Upstream words: something is wrong."),
  "no-stream-options": refusal(
    400,
    null,
    "Upstream words: property 'stream_options' is unsupported",
  ),
  "new-token-limit": refusal(
    400,
    "unsupported_parameter",
    "Upstream words: 'max_tokens' is not supported, use 'max_completion_tokens' instead.",
  ),
  "turn-taking": refusal(
    500,
    null,
    "Upstream words: Jinja Exception: Conversation roles must alternate user/assistant/...",
  ),
  "no-template": refusal(500, null, "Upstream words: Jinja Exception: Unknown test: sequence"),
  "no-system": refusal(400, null, "Upstream words: System role not supported"),
  "error-500": refusal(500, null, "Upstream words: at handler (/srv/app/index.js:10:5)"),
  "html-502": { status: 502, headers: { "content-type": "text/html" }, body: page },
  page: { status: 200, headers: { "content-type": "text/html" }, body: page },
  redirect: { status: 307, headers: { location: "/elsewhere" }, body: "" },
} satisfies Record<string, Refusal>;

export type RefusalName = keyof typeof refusals;

export function isRefusal(name: string): name is RefusalName {
  return Object.hasOwn(refusals, name);
}

/** Sends a refusal by its name, or the list of models. */
export function answerJson(
  response: ServerResponse,
  answer: RefusalName | readonly string[],
  headers: Record<string, string> = {},
): void {
  if (typeof answer !== "string") {
    const data = answer.map((id) => ({ id, object: "model", created: 0, owned_by: "script" }));
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ object: "list", data }));
    return;
  }
  const { status, body, headers: own = {} }: Refusal = refusals[answer];
  response.writeHead(status, { "content-type": "application/json", ...own, ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
