import { productionLabel } from "@personaforge/contract/productionLabel";
import type { VersionSummary } from "@personaforge/contract/version";

type Source = Pick<VersionSummary, "number" | "source" | "restored_from">;

/** Where a version came from, as it stands after its author: `Ada, in the editor`. */
export function sourceWords({ number, source, restored_from }: Source): string {
  switch (source) {
    case "editor":
      return "in the editor";
    case "api":
      return "through the API";
    case "import":
      return "by import";
    case "restore":
      return restored_from === null ? "restored" : `restored from v${restored_from}`;
    case "remix":
      return number === 1 ? "as a branch" : "in a branch";
    case "sample":
      return "as a sample";
  }
}

/** Says which version a label points at, in words that fit a badge: production is called live. */
export const labelWords = (name: string) => (name === productionLabel ? "Live" : name);

const fixed: Record<string, string> = {
  draft: "my draft",
  newest: "the newest version",
  published: "the public version",
  import: "the import",
  origin: "its source",
  [productionLabel]: "the live version",
};

/** A state inside a sentence: `v7`, `my draft`, `“staging”`. */
export function stateWords(ref: string): string {
  const numbered = /^v?(\d+)$/i.exec(ref)?.[1];
  if (numbered !== undefined) return `v${numbered}`;
  return fixed[ref] ?? `“${ref}”`;
}

/** `3 fields changed`. */
export const fieldsChanged = (count: number) =>
  count === 1 ? "1 field changed" : `${count} fields changed`;
