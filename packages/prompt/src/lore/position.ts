import type { LoreEntry } from "@personaforge/contract/lorebook";
import type { Decorators } from "./decorators.ts";
import { numberOf, textOf, type Extensions } from "./extensionValues.ts";
import type { LorePosition } from "./lore.ts";

const roles = ["system", "user", "assistant"] as const;
type Role = (typeof roles)[number];

/** SillyTavern's numbers. 4 is at a depth and 7 an outlet. */
const numbered = new Map<number | null, Exclude<LorePosition["at"], "depth" | "outlet">>([
  [0, "before_char"],
  [1, "after_char"],
  [2, "note_top"],
  [3, "note_bottom"],
  [5, "before_examples"],
  [6, "after_examples"],
]);

const named = {
  before_desc: "before_char",
  after_desc: "after_char",
  personality: "personality",
  scenario: "scenario",
} as const;

/**
 * Where an entry stands, for both profiles: a decorator beats `extensions.position`, that beats
 * `position`, and without any it stands before the character. Among decorators `position` beats
 * `depth`, and `depth` beats `reverse_depth`; a `role` alone moves nothing.
 */
export function positionOf(
  entry: LoreEntry,
  extensions: Extensions,
  decorators: Decorators,
): LorePosition {
  const { position, depth, reverse_depth, role } = decorators;
  if (position !== undefined) return { at: named[position] };
  const given = roles[numberOf(extensions, "role") ?? 0] ?? "system";
  if (depth !== undefined) return atDepth(depth, "end", role ?? "system");
  if (reverse_depth !== undefined) return atDepth(reverse_depth, "start", role ?? "system");
  const number = numberOf(extensions, "position");
  // SillyTavern's own depth when an entry has none.
  if (number === 4) return atDepth(numberOf(extensions, "depth") ?? 4, "end", role ?? given);
  const outlet = textOf(extensions, "outlet_name");
  if (number === 7 && outlet !== "") return { at: "outlet", name: outlet };
  return { at: numbered.get(number) ?? entry.position ?? "before_char" };
}

/** Below 1 is after the newest message. */
function atDepth(depth: number, from: "end" | "start", role: Role): LorePosition {
  const whole = Math.min(Math.max(Math.trunc(depth), 0), 1_000_000);
  return { at: "depth", depth: whole, from, role };
}

/** As reports write it: `before_char`, `depth:4:system`, `reverse_depth:2:user`, `outlet:map`. */
export function writePosition(position: LorePosition): string {
  if (position.at === "outlet") return `outlet:${position.name}`;
  if (position.at !== "depth") return position.at;
  const name = position.from === "end" ? "depth" : "reverse_depth";
  return `${name}:${position.depth}:${position.role}`;
}
