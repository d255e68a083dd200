import { type Comparison, numberOf, versionRef } from "./comparison.ts";
import type { Versions } from "./useVersions.ts";
import { labelWords } from "./versionWords.ts";

export type StateOption = { ref: string; words: string };

const longest = 48;

function shortened(message: string | null): string {
  if (message === null) return "";
  const points = [...message];
  return ` · ${points.length > longest ? `${points.slice(0, longest).join("")}…` : message}`;
}

/** The states that have a name of their own and may move: my draft, labels, the public one, the source. */
export function namedStates({ character, drafted, known }: Versions): StateOption[] {
  const named: StateOption[] = [];
  if (drafted > 0) named.push({ ref: "draft", words: "My draft" });
  for (const { name, version } of known.labels) {
    named.push({ ref: name, words: `${labelWords(name)} (v${version})` });
  }
  if (known.published !== null) {
    named.push({ ref: "published", words: `Public (v${known.published})` });
  }
  if (character.origin !== null) named.push({ ref: "origin", words: "Its source" });
  return named;
}

/** The versions that were read, and those that the address names beyond them. */
export function versionStates({ rows, known }: Versions, comparison: Comparison): StateOption[] {
  const messages = new Map(rows.map(({ number, message }) => [number, message]));
  const asked = [comparison.from, comparison.to].flatMap((ref) => numberOf(ref, known) ?? []);
  const numbers = new Set([...messages.keys(), ...asked, 1]);
  return [...numbers]
    .toSorted((a, b) => b - a)
    .map((number) => ({
      ref: versionRef(number),
      words: `v${number}${shortened(messages.get(number) ?? null)}`,
    }));
}
