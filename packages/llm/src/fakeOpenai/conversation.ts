import type { ChatProvider, CompletionRequest, CompletionUsage } from "../completion.ts";

/** What a reader got of one reply. */
export interface Outcome {
  readonly text: string;
  readonly deltas: readonly string[];
  readonly finish: string | null;
  readonly usage: CompletionUsage | null;
  /** What was thrown instead of `finish`. */
  readonly error: unknown;
  /** Milliseconds from the request to each delta. */
  readonly times: readonly number[];
}

/** A request with what every test leaves alone. */
export function requestOf(changes: Partial<CompletionRequest> = {}): CompletionRequest {
  return {
    system: "You are Mira.",
    messages: [{ role: "user", content: "Where is the light?" }],
    maxOutputTokens: 500,
    character: {
      name: "Mira",
      tagline: null,
      personality_summary: "Mira keeps a lighthouse.",
      backstory: null,
      tone_description: null,
      initial_greeting: null,
      alternate_greetings: [],
      opening_scene: null,
      example_dialogues: [],
      language: "en",
      tags: [],
    },
    turnKey: "turn",
    signal: new AbortController().signal,
    ...changes,
  };
}

/** Reads a reply to its end, whatever the end is. */
export async function read(provider: ChatProvider, request: CompletionRequest): Promise<Outcome> {
  const start = performance.now();
  const outcome = {
    deltas: [] as string[],
    times: [] as number[],
    finish: null as string | null,
    usage: null as CompletionUsage | null,
    error: null as unknown,
  };
  try {
    for await (const event of provider.complete(request)) {
      if (event.type === "delta") {
        outcome.deltas.push(event.text);
        outcome.times.push(performance.now() - start);
      } else {
        outcome.finish = event.reason;
        outcome.usage = event.usage;
      }
    }
  } catch (error) {
    outcome.error = error;
  }
  return { ...outcome, text: outcome.deltas.join("") };
}
