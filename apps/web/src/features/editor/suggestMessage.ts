import type { ContentKey } from "#features/characterForm/contentForm.ts";
import { fieldLabels } from "#features/characterForm/fields.ts";

const inWords = new Intl.ListFormat("en", { type: "conjunction" });

/** A message to write over: "Change tone and greeting". */
export function suggestMessage(keys: readonly ContentKey[]): string {
  const labels = keys.map((key) => fieldLabels[key].toLowerCase());
  const named = labels.length > 3 ? [...labels.slice(0, 2), `${labels.length - 2} more`] : labels;
  return named.length === 0 ? "" : `Change ${inWords.format(named)}`;
}
