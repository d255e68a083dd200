import type { productionLabel } from "@personaforge/contract/reference";

// Only its type is imported: the module itself would bring zod to the page.
const live: typeof productionLabel = "production";

/** What a label is called: what `production` points at is live. */
export function labelWords(label: string): string {
  return label === live ? "Live" : label;
}

/** A version with the labels that point at it, what matters most first: `Version 3 · Live`. */
export function versionWords(version: number, labels: readonly string[]): string {
  const ordered = labels.toSorted((a, b) => Number(b === live) - Number(a === live));
  return [`Version ${version}`, ...ordered.map(labelWords)].join(" · ");
}
