import type { PromptSection, SectionName } from "@personaforge/contract/promptReport";
import type { ActiveLore } from "./lore/lore.ts";
import type { SectionTag } from "./neutralise.ts";

/** A text that is sent whole or not at all. */
export interface Unit {
  readonly text: string;
  /** A path of the content or of the request; null for our own words. */
  readonly source: string | null;
  readonly tokens: number;
  readonly lore?: ActiveLore;
}

/** A part of the system prompt before it is known what there is room for. */
export interface Section {
  readonly name: SectionName;
  /** The field that it is made of, or what to change when it is too long; null for our own words. */
  readonly field: string | null;
  readonly sent: PromptSection["sent"];
  /** Encloses the units; without one they stand bare. */
  readonly tag: SectionTag | null;
  /** What stands between two units. */
  readonly joint: "" | "\n\n";
  readonly units: readonly Unit[];
  /**
   * When it makes room: 1 first. `never` holds the character together: without it, the prompt is
   * refused.
   */
  readonly sacrifice: Sacrifice;
  /** Why it is not sent whatever the budget. */
  readonly withheld?: string;
}

/** The declared order: the first is given up first, from its last unit on. */
export const sacrifices = [
  "examples",
  "opening_scene",
  "lore",
  "memory",
  "backstory",
  "scenario",
  "tone",
] as const;
export type Sacrifice = (typeof sacrifices)[number] | "never";

/** Tokens for what stands around the units of a section, or around a message. */
export interface Costs {
  /** Of a text, as much as the target's models may take. */
  of(text: string): number;
  readonly aroundMessage: number;
  readonly aroundInsert: number;
  readonly beforeReply: number;
}

/** Its tags, and the blank line before it. */
export function wrapping({ tag }: Section, costs: Costs): number {
  return tag === null ? costs.of("\n\n") : costs.of(`<${tag}>\n\n</${tag}>\n\n`);
}
