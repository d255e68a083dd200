export type LoreProblem = { path: string[]; message: string };

/** The problems below a field, out of the tree in which the form keeps its errors. */
export function problemsBelow(error: unknown, path: string[] = []): LoreProblem[] {
  if (typeof error !== "object" || error === null) return [];
  if ("message" in error && typeof error.message === "string") {
    return [{ path, message: error.message }];
  }
  return Object.entries(error).flatMap(([name, child]) => problemsBelow(child, [...path, name]));
}

/** Those of each entry, with paths inside of it. */
export function problemsByEntry(problems: readonly LoreProblem[]): Map<number, LoreProblem[]> {
  const entries = new Map<number, LoreProblem[]>();
  for (const { path, message } of problems) {
    const [field, place, ...rest] = path;
    if (field !== "entries" || place === undefined) continue;
    const index = Number(place);
    entries.set(index, [...(entries.get(index) ?? []), { path: rest, message }]);
  }
  return entries;
}

/** What is wrong at a field of an entry or of a book: `keys` also tells of `keys.3`. */
export function problemAt(problems: readonly LoreProblem[], field: string): string | undefined {
  const found = problems.find(({ path }) => {
    const text = path.join(".");
    return text === field || text.startsWith(`${field}.`);
  });
  if (found === undefined) return undefined;
  const [, place] = found.path;
  const isListed = place !== undefined && /^\d+$/.test(place);
  return isListed ? `Line ${Number(place) + 1}: ${found.message}` : found.message;
}
