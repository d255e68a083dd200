import type { PromptReport, PromptSection, SectionName } from "@personaforge/contract/promptReport";
import { type Hue, hueOf } from "./sectionLook.ts";
import { sourceLabel } from "./sourceWords.ts";

export type Segment = {
  name: SectionName | "marks";
  label: string;
  hue: Hue;
  tokens: number;
  sent: PromptSection["sent"];
  /** Where it is written; null for our own words and for what is said. */
  field: string | null;
};

/** Sections that stand at several places are told apart in a list. */
const places: Partial<Record<SectionName, string>> = {
  lore_before: "Lore, before the character",
  lore_after: "Lore, after the character",
};

/** What opens a conversation is a field of the character; what is said in it is not. */
const greetingOf = (name: SectionName, field: string | null) => (name === "history" ? field : null);

function segmentOf({ name, field, tokens, sent }: PromptSection): Segment {
  const label = places[name] ?? sourceLabel({ section: name, source: greetingOf(name, field) });
  return { name, label, hue: hueOf({ section: name, source: field }), tokens, sent, field };
}

/** Lore stands in the system prompt and between the turns: one segment. */
function merged(segments: readonly Segment[]): Segment[] {
  const byName = new Map<string, Segment>();
  for (const segment of segments) {
    const before = byName.get(segment.name);
    const tokens = segment.tokens + (before?.tokens ?? 0);
    byName.set(segment.name, { ...(before ?? segment), tokens });
  }
  return [...byName.values()];
}

/** What fills the budget, in the order of the prompt; together `total`. */
export function segmentsOf({ sections, total }: PromptReport): Segment[] {
  const segments = merged(sections.map(segmentOf)).filter(({ tokens }) => tokens > 0);
  const tokens = total - segments.reduce((sum, segment) => sum + segment.tokens, 0);
  if (tokens <= 0) return segments;
  const marks = { name: "marks", label: "Around the messages", hue: "slate" } as const;
  return [...segments, { ...marks, tokens, sent: "conversation", field: null }];
}

export const sentOrder = ["always", "opening", "conversation"] as const;

/** Tokens by how often they are sent. */
export function tokensBySent(segments: readonly Segment[]): Record<PromptSection["sent"], number> {
  const sums = { always: 0, opening: 0, conversation: 0 };
  for (const { sent, tokens } of segments) sums[sent] += tokens;
  return sums;
}

/** More than half of what the model can read is taken before anything is said. */
export function isHeavy(report: PromptReport): boolean {
  return tokensBySent(segmentsOf(report)).always * 2 > report.context;
}

/** The section that takes most, of those that a field stands behind. */
export function biggestField(report: PromptReport): Segment | null {
  const written = segmentsOf(report).filter(({ field }) => field !== null);
  return written.toSorted((a, b) => b.tokens - a.tokens)[0] ?? null;
}
