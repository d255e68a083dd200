import { hasVisibleText } from "@personaforge/contract/codePoints";
import type { PromptBlock, SectionName } from "@personaforge/contract/promptReport";
import type { WrittenContent } from "@personaforge/contract/content";
import type { Costs, Sacrifice, Unit } from "./section.ts";
import type { Writing } from "./sections.ts";
import type { SectionTag } from "./neutralise.ts";

/** A text that stands between the turns. */
export interface Insert {
  readonly unit: Unit;
  readonly section: SectionName;
  readonly sacrifice: Sacrifice;
  /** Messages between it and the end of the chat, or its start. */
  readonly depth: number;
  readonly from: "end" | "start";
  readonly role: PromptBlock["role"];
  /** Encloses it when nobody has said that it may speak for itself. */
  readonly tag?: SectionTag;
}

export function insertCost({ unit, role, tag }: Insert, costs: Costs): number {
  const around = role === "system" ? costs.aroundInsert : costs.aroundMessage;
  return unit.tokens + around + (tag === undefined ? 0 : costs.of(`<${tag}>\n\n</${tag}>`));
}

/** The instructions that an author wants near the end of the chat, when they are trusted. */
export function instructionInserts(character: WrittenContent, writing: Writing): Insert[] {
  const { depth_prompt: note, post_history_instructions: last } = character;
  if (!character.trusts_instructions) return [];
  const inserts: Insert[] = [];
  const add = (text: string, at: Pick<Insert, "section" | "depth" | "role">, original?: string) => {
    const filled = writing.author(text, original);
    if (!hasVisibleText(filled)) return;
    const unit = { text: filled, source: at.section, tokens: writing.tokens(filled) };
    inserts.push({ ...at, unit, sacrifice: "never", from: "end" });
  };
  if (note !== null) {
    add(note.prompt, { section: "depth_prompt", depth: note.depth, role: note.role });
  }
  // Nothing of ours stands at the end, so that is what `{{original}}` is there.
  if (last !== null) {
    add(last, { section: "post_history_instructions", depth: 0, role: "system" }, "");
  }
  return inserts;
}

/** Puts the inserts between the messages; of several at one place, the first stays the first. */
export function withInserts(
  messages: readonly PromptBlock[],
  inserts: readonly Insert[],
): PromptBlock[] {
  const places = inserts.map((insert) => {
    const { depth, from } = insert;
    const at = from === "end" ? messages.length - depth : depth;
    return { insert, at: Math.min(Math.max(at, 0), messages.length) };
  });
  const blocks: PromptBlock[] = [];
  for (let at = 0; at <= messages.length; at++) {
    for (const place of places) if (place.at === at) blocks.push(blockOf(place.insert));
    const message = messages[at];
    if (message !== undefined) blocks.push(message);
  }
  return blocks;
}

function blockOf({ unit, section, role, tag }: Insert): PromptBlock {
  const part = { section, source: unit.source, text: unit.text };
  if (tag === undefined) return { role, stable: false, parts: [part] };
  const own = (text: string) => ({ section, source: null, text });
  return { role, stable: false, parts: [own(`<${tag}>\n`), part, own(`\n</${tag}>`)] };
}
