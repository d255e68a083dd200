import type { WrittenContent } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import type { ActiveEntry } from "./rule.ts";

/**
 * What a text is for.
 * - `name`: stands for macros, and holds none.
 * - `description`: tells who the character is.
 * - `speech`: said by the character: a greeting.
 * - `example`: a dialogue.
 * - `instruction`: addresses the model.
 * - `lore`, `key`: of the lorebook.
 */
export type TextKind =
  | "name"
  | "description"
  | "speech"
  | "example"
  | "instruction"
  | "lore"
  | "key";

/** A text by the author, and what can be done with it. */
export interface AuthorText {
  readonly path: string;
  readonly field: keyof WrittenContent;
  readonly kind: TextKind;
  readonly text: string;
  /** Code points that it may have. */
  readonly limit: number;
  /** What becomes of it when nothing visible is left; `never`: it must stay. */
  readonly whenEmpty: "null" | "remove" | "keep" | "never";
}

const single = [
  ["name", "name", "never"],
  ["nickname", "name", "null"],
  ["tagline", "description", "null"],
  ["personality_summary", "description", "never"],
  ["backstory", "description", "null"],
  ["tone_description", "description", "null"],
  ["scenario", "description", "null"],
  ["opening_scene", "description", "null"],
  ["initial_greeting", "speech", "null"],
  ["system_prompt", "instruction", "null"],
  ["post_history_instructions", "instruction", "null"],
] as const;

const lists = [
  ["alternate_greetings", "speech", limits.alternate_greeting],
  ["group_greetings", "speech", limits.group_greeting],
  ["example_dialogues", "example", limits.example_dialogue],
] as const;

/** Every text but the keys of the lorebook; entries that are switched off are left out. */
export function textsOf(content: WrittenContent): AuthorText[] {
  const texts: AuthorText[] = [];
  for (const [field, kind, whenEmpty] of single) {
    const text = content[field];
    if (text) texts.push({ path: field, field, kind, text, limit: limits[field], whenEmpty });
  }
  for (const [field, kind, limit] of lists) {
    for (const [index, text] of content[field].entries()) {
      texts.push({ path: `${field}.${index}`, field, kind, text, limit, whenEmpty: "remove" });
    }
  }
  if (content.depth_prompt !== null) {
    texts.push({
      ...{ path: "depth_prompt.prompt", field: "depth_prompt", kind: "instruction" },
      ...{ text: content.depth_prompt.prompt, limit: limits.depth_prompt, whenEmpty: "never" },
    });
  }
  for (const [index, entry] of content.lorebook?.entries.entries() ?? []) {
    if (!entry.enabled) continue;
    texts.push({
      ...{ path: `lorebook.entries.${index}.content`, field: "lorebook", kind: "lore" },
      ...{ text: entry.content, limit: limits.lore_content, whenEmpty: "keep" },
    });
  }
  return texts;
}

/** Braces of any width, and characters that cannot be seen. */
const remarkable = /[{｛<\p{Default_Ignorable_Code_Point}]/u;

/** Keys that are looked at one by one; a lorebook may have a million, nearly all of them words. */
const mostKeys = 20_000;

/** Keys that a rule about texts may have something to say about. */
export function remarkableKeys(entries: readonly ActiveEntry[]): AuthorText[] {
  const found: AuthorText[] = [];
  for (const { entry, index } of entries) {
    for (const list of ["keys", "secondary_keys"] as const) {
      for (const [place, text] of entry[list]?.entries() ?? []) {
        if (!remarkable.test(text)) continue;
        if (found.length === mostKeys) return found;
        found.push({
          ...{ path: `lorebook.entries.${index}.${list}.${place}`, field: "lorebook", kind: "key" },
          ...{ text, limit: limits.lore_key, whenEmpty: "remove" },
        });
      }
    }
  }
  return found;
}
