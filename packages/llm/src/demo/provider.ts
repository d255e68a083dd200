import { LRUCache } from "lru-cache";
import type {
  ChatProvider,
  CompletionEvent,
  CompletionRequest,
  SpeakingCharacter,
} from "../completion.ts";
import type { Memory } from "./memory.ts";
import { atPace, readPieces } from "./pace.ts";

export interface DemoOptions {
  /** Pieces of about one token; 30 unless told, `Infinity` for no wait at all. */
  readonly tokensPerSecond?: number;
}

/**
 * The offline model: no network, no weights, no randomness. It answers from the character's own
 * fields, in the first person where the text is English, and quotes other languages.
 */
export function createDemoProvider({ tokensPerSecond = 30 }: DemoOptions = {}): ChatProvider {
  return {
    id: "demo",
    model: "pf-demo",
    demo: true,
    notice:
      "Offline demo: replies are assembled from this character's own fields, not by a language model.",
    complete: (request) => complete(request, tokensPerSecond),
  };
}

async function* complete(
  request: CompletionRequest,
  tokensPerSecond: number,
): AsyncGenerator<CompletionEvent, void, undefined> {
  request.signal.throwIfAborted();
  // The tables of English take 150 ms to load, which a start with a real model should not pay.
  const [{ readMemory }, { writeReply }] = await Promise.all([
    import("./memory.ts"),
    import("./reply.ts"),
  ]);
  const memory = memoryOf(request.character, readMemory);
  const pieces = readPieces(writeReply(memory, request));
  const sent = pieces.slice(0, request.maxOutputTokens);
  for await (const text of atPace(sent, tokensPerSecond, request.signal)) {
    yield { type: "delta", text };
  }
  const reason = sent.length < pieces.length ? "length" : "stop";
  yield { type: "finish", reason, usage: null };
}

// About 50 kB for the longest character.
const memories = new LRUCache<string, Memory>({ max: 50 });

function memoryOf(
  character: SpeakingCharacter,
  read: (character: SpeakingCharacter) => Memory,
): Memory {
  const key = JSON.stringify([
    character.name,
    character.tagline,
    character.personality_summary,
    character.backstory,
    character.tone_description,
    character.initial_greeting,
    character.alternate_greetings,
    character.opening_scene,
    character.example_dialogues,
    character.tags,
  ]);
  const known = memories.get(key) ?? read(character);
  memories.set(key, known);
  return known;
}
