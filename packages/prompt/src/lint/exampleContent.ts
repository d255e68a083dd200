import { type WrittenContent, newContent } from "@personaforge/contract/content";
import type { LintFinding, LintRule } from "@personaforge/contract/lint";
import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import { lint } from "./lint.ts";

/** A character with which nothing is wrong. For tests. */
export const exampleContent: WrittenContent = newContent.parse({
  name: "Mira Lund",
  personality_summary: "Mira is calm and exact.",
  backstory: "She keeps bees on an island in the north.",
  tone_description: "Short sentences.",
  initial_greeting: "Mind the third step. Who are you?",
  example_dialogues: ["{{user}}: Hi!\n{{char}}: Hello."],
});

/** What one rule finds when a part of that character is another. */
export function found(rule: LintRule, changes: Partial<WrittenContent>): LintFinding[] {
  return lint({ ...exampleContent, ...changes }).filter((finding) => finding.rule === rule);
}

/** What is said of a text, with the part of it that is meant. */
export function foundIn(
  rule: LintRule,
  field: "backstory" | "system_prompt" | "initial_greeting" | "tone_description",
  text: string,
): string[] {
  return found(rule, { [field]: text }).map(({ range }) =>
    range === null ? "" : text.slice(range.start, range.end),
  );
}

export function entry(changes: Partial<LoreEntry>): LoreEntry {
  return { keys: ["bee"], content: "Bees sleep.", enabled: true, insertion_order: 0, ...changes };
}

export function book(entries: Partial<LoreEntry>[], changes: Partial<Lorebook> = {}): Lorebook {
  return { ...changes, entries: entries.map((changed) => entry(changed)) };
}
