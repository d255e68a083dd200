/** Rows that are picked, and the one from which a range reaches. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null };

export const noSelection: Selection = { ids: new Set(), anchor: null };

/**
 * Picks a row or lets it go. With `range`, every row from the last one to this one becomes what this
 * one becomes, whichever of them is higher in the list.
 */
export function toggled(
  { ids, anchor }: Selection,
  id: string,
  range: readonly string[] | null,
): Selection {
  const isPicked = !ids.has(id);
  const from = anchor === null ? -1 : (range?.indexOf(anchor) ?? -1);
  const to = range?.indexOf(id) ?? -1;
  const reach =
    range === null || from === -1 || to === -1
      ? [id]
      : range.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(ids);
  for (const one of reach) {
    if (isPicked) next.add(one);
    else next.delete(one);
  }
  return { ids: next, anchor: id };
}
