import { createOpenaiProvider } from "@personaforge/llm/openai";
import type { ChatProvider } from "@personaforge/llm/provider";

/** For tests that are about something else: nobody listens there, and it is asked once only. */
export function unreachableModel(): ChatProvider {
  const retries = { most: 0 };
  return createOpenaiProvider({ model: "unused", baseUrl: "http://127.0.0.1:9/v1", retries });
}
