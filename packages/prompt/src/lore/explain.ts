import type { KeyPlace } from "./foundKeys.ts";
import type { LoreSources } from "./lore.ts";

/** Longer keys are regular expressions of a page; the beginning says which. */
const longestQuote = 80;

export function quote(text: string): string {
  const characters = [...text.slice(0, 2 * longestQuote + 2)];
  if (characters.length <= longestQuote) return `"${text}"`;
  return `"${characters.slice(0, longestQuote).join("")}…"`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

const sourceNames: Readonly<Record<keyof LoreSources, string>> = {
  description: "the character's description",
  personality: "the character's personality",
  scenario: "the scenario",
  depthPrompt: "the character's depth prompt",
  creatorNotes: "the creator's notes",
  persona: "the reader's persona",
};

/** Where a key stands, such as "in the newest message". */
export function whereIs(place: KeyPlace, nameOf: (entry: number) => string): string {
  if (place.by !== null) return `in the text of the entry ${quote(nameOf(place.by))}`;
  if (place.source !== null) return `in ${sourceNames[place.source]}`;
  if (place.message === null) return "across several messages";
  if (place.message === 0) return "in the newest message";
  return `in the ${ordinal(place.message + 1)} newest message`;
}

function ordinal(number: number): string {
  const tens = number % 100;
  const ends = tens > 10 && tens < 14 ? undefined : ["st", "nd", "rd"][(number % 10) - 1];
  return `${number}${ends ?? "th"}`;
}
