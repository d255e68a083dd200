import type { ContentKey } from "#features/characterForm/contentForm.ts";
import { askForPlace, reachPlace, readLorePath } from "#features/lore/lorePlace.ts";

/** The control of a field, or of an entry of a list: `backstory`, `lorebook.entries.2.content`. */
export function controlOf(path: string): HTMLElement | null {
  const place = readLorePath(path);
  const inLorebook = place === null ? null : reachPlace(place);
  if (inLorebook !== null) return inLorebook;
  const [key = "", entry = "0"] = path.split(".");
  const controls = document.querySelectorAll<HTMLElement>(
    `[data-field="${CSS.escape(key)}"] :is(input, textarea, select, button)`,
  );
  const boxes = [...controls].filter((control) => control.matches("input, textarea, select"));
  return boxes[Number(entry)] ?? boxes[0] ?? controls[0] ?? null;
}

/** Opens what a path leads into; an entry of a lorebook is on the page only while it is open. */
export function openPlace(path: string): void {
  const place = readLorePath(path);
  if (place !== null) askForPlace(place);
}

export function focusField(path: string): void {
  openPlace(path);
  const control = controlOf(path);
  control?.focus({ preventScroll: true });
  control?.closest("[data-field]")?.scrollIntoView({ block: "start" });
}

/** The field that holds this element; undefined outside of all. */
export function fieldOf(element: Element | null): ContentKey | undefined {
  const field = element?.closest<HTMLElement>("[data-field]")?.dataset["field"];
  return field as ContentKey | undefined;
}
