import type { ChatProvider } from "./completion.ts";
import { createDemoProvider } from "./demo/provider.ts";
import { createOpenaiProvider } from "./openai.ts";

export type { ChatProvider, CompletionEvent, CompletionRequest } from "./completion.ts";

export interface ProviderChoice {
  /** `OPENAI_API_KEY`. */
  readonly apiKey?: string | undefined;
  /** `OPENAI_BASE_URL`, up to and including the `/v1` that most servers have. */
  readonly baseUrl?: string | undefined;
  /** `OPENAI_MODEL`; the demo model ignores it. */
  readonly model: string;
}

/**
 * The provider that a configuration asks for: the offline demo when there is neither a key nor an
 * address, else the OpenAI protocol. Empty text counts as absent. Sends nothing.
 * @throws TypeError when `baseUrl` is not a URL
 */
export function chooseProvider({ apiKey, baseUrl, model }: ProviderChoice): ChatProvider {
  if (!apiKey && !baseUrl) return createDemoProvider();
  return createOpenaiProvider({ apiKey, baseUrl, model });
}
