import type { CardOrigin } from "@personaforge/contract/cardOrigin";
import { contentLabels } from "#features/characterForm/fields.ts";
import { formatNames } from "#features/import/reportWords.ts";

const vowelSound = /^[aeiou]/i;

/** `Imported from a V2 card`. */
export function originTitle({ format }: Pick<CardOrigin, "format">): string {
  const name = formatNames[format] ?? format;
  return `Imported from ${vowelSound.test(name) ? "an" : "a"} ${name}`;
}

const list = new Intl.ListFormat("en", { type: "conjunction" });

function labelsOf(fields: readonly string[]): string {
  const labels: Record<string, string | undefined> = contentLabels;
  return list.format(fields.map((field) => labels[field] ?? field));
}

/** What was done to fit the file into a character, a sentence for each kind. */
export function originNotes({ derived, cut }: Pick<CardOrigin, "derived" | "cut">): string[] {
  return [
    derived.length > 0 &&
      `${labelsOf(derived)} ${derived.length === 1 ? "was" : "were"} made from other texts of the file.`,
    cut.length > 0 &&
      `${labelsOf(cut)} ${cut.length === 1 ? "holds" : "hold"} the beginning only: the file has more than fits.`,
  ].filter((note) => note !== false);
}
