import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The states of files that can be looked at alone, in the order of the chips. */
export const shownStates = [
  "waiting",
  "ready",
  "needs_fix",
  "duplicate",
  "imported",
  "skipped",
  "failed",
  "undone",
  // Imported, but with too many tags of its own for those that all were to have.
  "untagged",
] as const;
export type ShownState = (typeof shownStates)[number];

/** What the address of the import page holds: one import, and which of its files are shown. */
export const importParams = {
  job: parseAsString,
  show: parseAsStringLiteral(shownStates),
};

export const loadImportParams = createLoader(importParams);
const withParams = createSerializer(importParams);

export const importPath = "/studio/import";
export const jobPath = (id: string) => withParams(importPath, { job: id });

/** The one way to ask for the files of an import. */
export function itemsInput(id: string, show: ShownState | null) {
  const page = { id, limit: 100 };
  if (show === "untagged") return { ...page, tagged: "full" as const };
  return { ...page, ...(show !== null && { state: show }) };
}

export const earlierInput = { limit: 20 };
