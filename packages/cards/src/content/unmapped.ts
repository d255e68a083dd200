import type { Card } from "../card.ts";
import { type MappingLog, number } from "./mappingLog.ts";
import { ownExtension } from "./ownFields.ts";

const fields = [
  "creator",
  "character_version",
  "creator_notes",
  "creator_notes_multilingual",
  "source",
  "creation_date",
  "modification_date",
  "assets",
] as const;

/** Extensions that are a field of the content. */
const mapped = new Set(["depth_prompt", ownExtension]);

/** One extension each is told of, up to this many. */
const mostTold = 40;

/** Says what a character has no field for: it is kept, and exported as it came. */
export function noteUnmapped(card: Card, log: MappingLog): void {
  for (const field of fields) if (!isEmpty(card[field])) tell(field, log);
  const names = Object.entries(card.extensions)
    .filter(([name, value]) => !mapped.has(name) && !isEmpty(value))
    .map(([name]) => name);
  for (const name of names.slice(0, mostTold)) tell(`extensions.${name.slice(0, 60)}`, log);
  if (names.length <= mostTold) return;
  const more = `${number(names.length - mostTold)} more extensions are kept too.`;
  log.note("unmapped", { field: "", source: "extensions" }, more);
}

function tell(source: string, log: MappingLog): void {
  log.note(
    "unmapped",
    { field: "", source },
    `${source} is kept with the card and exported again.`,
  );
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === null || value === "";
}
