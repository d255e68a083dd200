import type { PromptReport, PromptSection } from "@personaforge/contract/promptReport";
import { counted } from "#features/diff/fieldWords.ts";
import { sectionLooks } from "./sectionLook.ts";

export type LeftOut = {
  key: string;
  label: string;
  /** Where it is written; null for what is said. */
  field: string | null;
  /** 0 when what is missing was left out for another reason than the budget. */
  tokens: number;
  words: string;
};

function sentence({ state, reason }: PromptSection): string {
  if (reason !== null) return reason;
  return state === "trimmed" ? "Only a part of it is sent." : "It is not sent.";
}

const turnsLeftOut = (turns: number) => `${counted(turns, "turn")} had no room, the oldest first.`;

/** What is not in the prompt although it was written or said, and why. */
export function leftOutOf({ sections, history }: PromptReport): LeftOut[] {
  return sections
    .filter(({ state, reason }) => state !== "kept" || reason !== null)
    .map((section, index) => {
      const { name, field, dropped } = section;
      const isSaid = name === "history" && history.dropped > 0;
      return {
        key: `${name}${index}`,
        label: sectionLooks[name].label,
        field: isSaid ? null : field,
        tokens: dropped,
        words: isSaid ? turnsLeftOut(history.dropped) : sentence(section),
      };
    });
}
