import type { CharacterContent } from "@personaforge/contract/content";
import type { CompiledPrompt } from "@personaforge/prompt/prompt";
import { LRUCache } from "lru-cache";
import type { PromptRequest } from "./compileHere.ts";
import type { Place } from "./readPlace.ts";

// Characters of answers as JSON: the prompts of some two hundred characters for two targets.
const mostKept = 16_000_000;

interface Kept {
  readonly compiled: CompiledPrompt;
  /** For which time it was compiled; null for one in which the time does not stand. */
  readonly now: string | null;
}

const kept = new LRUCache<string, Kept>({
  maxSize: mostKept,
  sizeCalculation: ({ compiled }) => JSON.stringify(compiled).length,
});

/** What a request says of the prompt of a version. */
export type Settings = Pick<
  PromptRequest,
  "user" | "budget" | "target" | "seed" | "now" | "greeting"
>;

/**
 * The same prompt of the same version is compiled once: versions never change, and whoever asks by
 * address again and again is mostly told that nothing did.
 */
export async function compiledOnce(
  { id, version }: Pick<Place, "id" | "version">,
  { now, ...lasting }: Settings,
  compile: () => Promise<{ character: CharacterContent; compiled: CompiledPrompt }>,
): Promise<CompiledPrompt> {
  const key = `${id}@${version} ${JSON.stringify(lasting)}`;
  const known = kept.get(key);
  if (known !== undefined && (known.now ?? now) === now) return known.compiled;
  const { character, compiled } = await compile();
  kept.set(key, { compiled, now: mayTellTime(character) ? now : null });
  return compiled;
}

/**
 * Whether a macro of it may be one of the clock: `time`, `isodate`, `{{random::{{weekday}}::…}}`.
 * Each part is read once: one expression over all of it took 4 s for 50,000 braces, and the square
 * of that for more.
 */
function mayTellTime(content: CharacterContent): boolean {
  const [, ...opened] = JSON.stringify(content).split("{{");
  return opened.some((part) => /time|date|day/i.test(part.split("}", 1)[0] ?? ""));
}
