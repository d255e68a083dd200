import type { ReadDocument } from "../documents.ts";
import type { Card } from "../card.ts";
import { sameJson } from "../json.ts";

/** What V1, V2 and V3 all say of a character; notes and dates differ for good reasons. */
const compared = [
  "name",
  "description",
  "personality",
  "scenario",
  "first_mes",
  "mes_example",
  "system_prompt",
  "post_history_instructions",
  "alternate_greetings",
] as const satisfies readonly (keyof Card)[];

/** Whether two copies in one picture say the same; what a copy leaves empty says nothing. */
export function sameCard({ card }: ReadDocument, copy: ReadDocument): boolean {
  return compared.every((field) => {
    const other = copy.card[field];
    return other.length === 0 || sameJson(card[field], other);
  });
}
