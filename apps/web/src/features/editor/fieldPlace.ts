import type { ContentKey } from "#features/characterForm/contentForm.ts";

/** The control of a field, or of an entry of a list: `backstory`, `alternate_greetings.2`. */
export function controlOf(path: string): HTMLElement | null {
  const [key = "", entry = "0"] = path.split(".");
  const controls = document.querySelectorAll<HTMLElement>(
    `[data-field="${CSS.escape(key)}"] :is(input, textarea, select, button)`,
  );
  const boxes = [...controls].filter((control) => control.matches("input, textarea, select"));
  return boxes[Number(entry)] ?? boxes[0] ?? controls[0] ?? null;
}

export function focusField(path: string): void {
  const control = controlOf(path);
  control?.focus({ preventScroll: true });
  control?.closest("[data-field]")?.scrollIntoView({ block: "start" });
}

/** The field that holds this element; undefined outside of all. */
export function fieldOf(element: Element | null): ContentKey | undefined {
  const field = element?.closest<HTMLElement>("[data-field]")?.dataset["field"];
  return field as ContentKey | undefined;
}
