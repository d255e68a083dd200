/** Two states of a character, each as `versions.diff` names it: `v3`, a label, `draft`, `origin` … */
export type Comparison = { from: string; to: string };

const between = "..";

/** Reads `v7..v9`. Null when it names less than two states; a label with `..` inside cannot be read. */
export function parseComparison(text: string): Comparison | null {
  const [from = "", to = "", ...more] = text.split(between).map((side) => side.trim());
  return from === "" || to === "" || more.length > 0 ? null : { from, to };
}

export function formatComparison({ from, to }: Comparison): string {
  return `${from}${between}${to}`;
}

export const versionRef = (number: number) => `v${number}`;

const numberedRef = /^v?([1-9]\d{0,8})$/i;

/** What the page knows without asking: where names that move stand now. */
export type Known = {
  newest: number;
  published: number | null;
  /** The labels and the versions they point at. */
  labels: readonly { name: string; version: number }[];
};

/** The version of this character that a state is; undefined for a draft or another character. */
export function numberOf(ref: string, known: Known): number | undefined {
  const numbered = numberedRef.exec(ref)?.[1];
  if (numbered !== undefined) return Number(numbered);
  if (ref === "newest") return known.newest;
  if (ref === "published") return known.published ?? undefined;
  return known.labels.find(({ name }) => name === ref)?.version;
}

/** What a version is compared with when nothing else is asked for: the one before it, or its source. */
export function comparisonOf(number: number, hasOrigin: boolean): Comparison {
  if (number > 1) return { from: versionRef(number - 1), to: versionRef(number) };
  return { from: hasOrigin ? "origin" : versionRef(1), to: versionRef(1) };
}

export const draftComparison = (newest: number): Comparison => ({
  from: versionRef(newest),
  to: "draft",
});

/** Whether both sides name one and the same version, so that there is nothing to compare. */
export function isOneState({ from, to }: Comparison, known: Known): boolean {
  if (from === to) return true;
  const number = numberOf(from, known);
  return number !== undefined && number === numberOf(to, known);
}
