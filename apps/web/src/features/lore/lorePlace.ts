/** Where somebody wants to go inside of a lorebook. */
export type LorePlace = { entry: number; field: string };

const path = /^lorebook\.entries\.(\d+)(?:\.(.+))?$/;

/** `lorebook.entries.3.keys.0` → the keys of entry 3; null for a path that leads to no entry. */
export function readLorePath(text: string): LorePlace | null {
  const [, entry, rest = ""] = path.exec(text) ?? [];
  if (entry === undefined) return null;
  const [name = "", setting] = rest.split(".");
  const field = name === "extensions" && setting !== undefined ? setting : name;
  return { entry: Number(entry), field };
}

let asked: LorePlace | null = null;
const listeners = new Set<() => void>();

function set(place: LorePlace | null): void {
  asked = place;
  for (const listener of listeners) listener();
}

/** What was asked for and not reached yet: the lore editor may be on its way. */
export const askedPlace = (): LorePlace | null => asked;
export const askForPlace = (place: LorePlace): void => set(place);
export const placeReached = (): void => set(null);

export function subscribePlace(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const boxes = ":is(input, textarea, select)";

/** The control of an entry that is open, unfolded, or its row; null when it is not on the page. */
export function reachPlace({ entry, field }: LorePlace): HTMLElement | null {
  const row = document.querySelector<HTMLElement>(`[data-lore-entry="${entry}"]`);
  const part = field === "" ? null : row?.querySelector(`[data-lore="${CSS.escape(field)}"]`);
  const fold = part?.closest("details");
  if (fold) fold.open = true;
  return (
    part?.querySelector<HTMLElement>(boxes) ??
    row?.querySelector<HTMLElement>(`[data-lore="keys"] ${boxes}`) ??
    row?.querySelector("button") ??
    null
  );
}
