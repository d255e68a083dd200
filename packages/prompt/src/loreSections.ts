import { neutralise } from "./neutralise.ts";
import type { ActiveLore, LoreResult } from "./lore/lore.ts";
import type { Insert } from "./inserts.ts";
import type { Section, Unit } from "./section.ts";

/** The entries of the lorebook where they stand: in the system prompt, or between the turns. */
export interface PlacedLore {
  readonly before: Section;
  readonly after: Section;
  /** What depends on what is said, so that it stands behind everything that a provider can cache. */
  readonly changing: Section;
  readonly inserts: readonly Insert[];
  /** The units in the order in which they are given up. */
  readonly sacrifice: readonly Unit[];
}

// Where SillyTavern puts its author's note unless told.
const noteDepth = 4;

/** @param trusted whether the author's instructions are, of which a text between the turns is one */
export function placeLore(
  result: LoreResult,
  { tokens, trusted }: { tokens: (text: string) => number; trusted: boolean },
): PlacedLore {
  const units = new Map<ActiveLore, Unit>();
  for (const lore of result.active) {
    const text = neutralise(lore.content);
    units.set(lore, { text, source: sourceOf(lore), tokens: tokens(text), lore });
  }
  const unitsOf = (isHere: (lore: ActiveLore) => boolean) =>
    [...units].filter(([lore]) => isHere(lore)).map(([, unit]) => unit);
  const inSystem = (lore: ActiveLore) => placeOf(lore) === "system";
  const isFirst = ({ position }: ActiveLore) => position.at === "before_char";
  const section = (
    name: "lore_before" | "lore_after" | "lore",
    isHere: typeof inSystem,
  ): Section => ({
    name,
    field: "lorebook",
    sent: name === "lore" ? "conversation" : "always",
    tag: "lore",
    joint: "\n\n",
    sacrifice: "lore",
    units: unitsOf((lore) => inSystem(lore) && isHere(lore)),
  });
  return {
    before: section("lore_before", (lore) => lore.stable && isFirst(lore)),
    after: section("lore_after", (lore) => lore.stable && !isFirst(lore)),
    changing: section("lore", (lore) => !lore.stable),
    inserts: unitsOf((lore) => placeOf(lore) === "chat").flatMap((unit) => insertOf(unit, trusted)),
    sacrifice: result.sacrifice.flatMap((lore) => units.get(lore) ?? []),
  };
}

/** What waits in an outlet stands only where a macro names it. */
function placeOf({ position: { at } }: ActiveLore): "system" | "chat" | "outlet" {
  if (at === "outlet") return "outlet";
  return at === "depth" || at === "note_top" || at === "note_bottom" ? "chat" : "system";
}

/**
 * Alone after the last message, or in the name of the reader, a text is obeyed like an instruction.
 * From an author who is not trusted it stays lore: in its tags, and said by nobody.
 */
function insertOf(unit: Unit, trusted: boolean): Insert[] {
  const { lore } = unit;
  if (lore === undefined) return [];
  const { position } = lore;
  const tag = trusted ? {} : ({ tag: "lore" } as const);
  const common = { unit, section: "lore", sacrifice: "lore", ...tag } as const;
  if (position.at !== "depth") {
    return [{ ...common, depth: noteDepth, from: "end", role: "system" }];
  }
  const { depth, from, role } = position;
  return [{ ...common, depth, from, role: trusted ? role : "system" }];
}

function sourceOf({ book, entry }: ActiveLore): string {
  return book === 0 ? `lorebook.entries.${entry}` : `lorebooks.${book}.entries.${entry}`;
}

/** The texts that macros name by their outlet; entries of one outlet in the order of the prompt. */
export function outletsOf({ active }: LoreResult): Record<string, string> {
  const outlets: Record<string, string> = {};
  for (const { position, content } of active) {
    if (position.at !== "outlet") continue;
    const before = Object.hasOwn(outlets, position.name) ? `${outlets[position.name]}\n` : "";
    Object.defineProperty(outlets, position.name, {
      ...{ value: before + content, enumerable: true, configurable: true, writable: true },
    });
  }
  return outlets;
}
