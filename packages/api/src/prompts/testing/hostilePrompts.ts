import { newContent, type WrittenContent } from "@personaforge/contract/content";
import type { LoreEntry } from "@personaforge/contract/lorebook";
import type { PromptTurn } from "@personaforge/prompt/prompt";
import type { PromptRequest } from "../compileHere.ts";

const mira = newContent.parse({ name: "Mira", personality_summary: "Calm." });

/** A request for the prompt of a short conversation, but for what is given. */
export function promptRequest(
  given: Partial<PromptRequest> & { fields?: Partial<WrittenContent> } = {},
): PromptRequest {
  const { fields, ...rest } = given;
  return {
    character: { ...mira, ...fields },
    ...{ user: { name: "Sam" }, history: [], message: "The sea", seed: "s", target: "openai" },
    ...{ budget: { context: 32_768, reply: 1_024, margin: 492 } },
    now: "2026-11-23T18:05:00+01:00",
    ...rest,
  };
}

const long = (text: string, length: number) => text.repeat(Math.floor(length / text.length));
const numbered = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));
const entryOf = (entry: Partial<LoreEntry>): LoreEntry => ({
  ...{ keys: ["sea"], content: "Waves.", enabled: true, insertion_order: 0 },
  ...entry,
});
const english = "The ferry goes out past the harbour light, and the gulls go with it. ";
const said = (turns: number, length: number): PromptTurn[] =>
  numbered(turns, (index) => ({
    role: index % 2 === 0 ? "user" : "character",
    text: `${index} ${long(english, length)}`,
  }));

/** What anybody may send, each for another part of the work; in place they take 0.1 to 1 s. */
export const hostilePrompts: Readonly<Record<string, () => PromptRequest>> = {
  "words that nobody knows": () => {
    const word = (index: number) => (index * 7_919).toString(26).replaceAll(/\d/g, "q");
    const text = numbered(25_000, word).join(" ");
    return promptRequest({ history: [{ role: "user", text }] });
  },
  macros: () =>
    promptRequest({
      fields: { backstory: long("{{abc}}", 200_000), scenario: long("{{random:a,b}}", 200_000) },
    }),
  sentences: () => promptRequest({ fields: { backstory: long("a. ", 600_000) } }),
  "regular expressions of all letters there are": () => {
    const key = (index: number) => `/(?:${"\\p{L}\\P{N}".repeat(40)})${index}/iu`;
    const entries = numbered(700, (index) => entryOf({ use_regex: true, keys: [key(index)] }));
    const lorebook = { scan_depth: 1_000, entries };
    return promptRequest({ fields: { lorebook }, history: said(200, 1_000) });
  },
  "keys inside each other": () => {
    const keys = (from: number) => numbered(100, (index) => `${"a".repeat(from + index)}A`);
    const entries = numbered(10, (index) =>
      entryOf({ keys: keys(index * 100), case_sensitive: true }),
    );
    const history = numbered(200, () => ({ role: "user" as const, text: "a".repeat(1_000) }));
    return promptRequest({ fields: { lorebook: { scan_depth: 1_000, entries } }, history });
  },
  "thousands of entries": () => {
    const entries = numbered(9_000, (index) => entryOf({ keys: ["sea", `q${index}`] }));
    return promptRequest({ fields: { lorebook: { recursive_scanning: true, entries } } });
  },
};

/** A character of 9,000 characters with a lorebook of usual size, and 40 turns. */
export function usualPrompt(): PromptRequest {
  const entries = numbered(30, (index) =>
    entryOf({ keys: [`ferry ${index}`, `gull ${index}`], content: long(english, 300) }),
  );
  const fields = { backstory: long(english, 7_000), personality_summary: long(english, 2_000) };
  return promptRequest({ fields: { ...fields, lorebook: { entries } }, history: said(40, 220) });
}
