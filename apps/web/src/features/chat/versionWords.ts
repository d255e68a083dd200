import { productionLabel } from "@personaforge/contract/productionLabel";
import { labelWords } from "#features/versions/versionWords.ts";

/** A version with the labels that point at it, what matters most first: `Version 3 · Live`. */
export function versionWords(version: number, labels: readonly string[]): string {
  const ordered = labels.toSorted(
    (a, b) => Number(b === productionLabel) - Number(a === productionLabel),
  );
  return [`Version ${version}`, ...ordered.map(labelWords)].join(" · ");
}
