import { essentialKeys } from "#features/characterForm/fields.ts";
import { rememberDetail } from "#features/editor/detailView.ts";
import { controlOf, focusField } from "#features/editor/fieldPlace.ts";

const patience = 10_000;

const isReady = (control: HTMLElement | null) =>
  control !== null && !(control instanceof HTMLTextAreaElement && control.readOnly);

/** Brings the focus to a field of the editor, which is on its way. */
export function leadToField(field: string): void {
  // The others are folded away in the short view.
  if (!essentialKeys.some((key) => key === field)) rememberDetail("advanced");
  const until = performance.now() + patience;
  const look = () => {
    if (isReady(controlOf(field))) focusField(field);
    else if (performance.now() < until) setTimeout(look, 50);
  };
  setTimeout(look, 50);
}
