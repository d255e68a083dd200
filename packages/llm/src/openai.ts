import type { ChatRoles } from "@personaforge/prompt/targets/roles";
import type { ChatProvider, CompletionRequest } from "./completion.ts";
import { defaultRetries, type Retries } from "./openaiRetries.ts";
import { defaultTimeLimits, type TimeLimits } from "./watchdog.ts";

const openaiUrl = "https://api.openai.com/v1";

export interface OpenaiOptions {
  /** Absent for servers on one's own machine, which ask for none. */
  readonly apiKey?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly model: string;
  readonly limits?: Partial<TimeLimits>;
  readonly retries?: Partial<Retries>;
}

/** What one server turned out to understand; learned from its refusals, kept for the process. */
export interface Dialect {
  askForUsage: boolean;
  tokenLimit: "max_tokens" | "max_completion_tokens";
  roles: ChatRoles;
}

/** One server and one model, as every attempt needs them. */
export interface Upstream {
  readonly apiKey: string | null;
  readonly baseUrl: string;
  /** `host:port` of the server, the only part of its address that sentences name. */
  readonly host: string;
  readonly model: string;
  readonly limits: TimeLimits;
  readonly retries: Retries;
  readonly dialect: Dialect;
}

/**
 * A provider for OpenAI and every server that speaks its chat completions: Ollama, llama.cpp,
 * LM Studio, vLLM, OpenRouter and others.
 * @throws TypeError when `baseUrl` is not a URL
 */
export function createOpenaiProvider(options: OpenaiOptions): ChatProvider {
  const baseUrl = options.baseUrl || openaiUrl;
  const isOpenai = baseUrl === openaiUrl;
  const upstream: Upstream = {
    apiKey: options.apiKey || null,
    baseUrl,
    host: new URL(baseUrl).host,
    model: options.model,
    limits: { ...defaultTimeLimits, ...options.limits },
    retries: { ...defaultRetries, ...options.retries },
    dialect: {
      askForUsage: true,
      // OpenAI's newer models refuse max_tokens; most other servers know nothing else.
      tokenLimit: isOpenai ? "max_completion_tokens" : "max_tokens",
      // Other servers hand the messages to the template of a model. Some templates pass over a system
      // message that is not the first, or over the first one then, and say nothing.
      roles: isOpenai ? "any" : "system_first",
    },
  };
  return {
    id: "openai",
    model: options.model,
    demo: false,
    notice: null,
    complete: (request) => complete(upstream, request),
  };
}

// The SDK takes 170 ms to load, which a start in demo mode should not pay.
async function* complete(upstream: Upstream, request: CompletionRequest) {
  const { streamCompletion } = await import("./openaiCompletion.ts");
  yield* streamCompletion(upstream, request);
}
