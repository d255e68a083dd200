import type { PromptReport, PromptSection } from "@personaforge/contract/promptReport";
import { counted } from "#features/diff/fieldWords.ts";
import { sourceLabel } from "./sourceWords.ts";

export type LeftOut = {
  key: string;
  label: string;
  /** Where it is written; null for what is said. */
  field: string | null;
  /** 0 when what is missing was left out for another reason than the budget. */
  tokens: number;
  words: string;
  /** Whether it waits for somebody to switch it on. */
  isOff: boolean;
};

function sentence({ state, reason }: PromptSection): string {
  if (reason !== null) return reason;
  return state === "trimmed" ? "Only a part of it is sent." : "It is not sent.";
}

/** Of our own opening words nothing is left out: what is held back there would take their place. */
const fieldOf = ({ name, field }: PromptSection) => (name === "frame" ? "system_prompt" : field);

const turnsLeftOut = (turns: number) => `${counted(turns, "turn")} had no room, the oldest first.`;

/** What is not in the prompt although it was written or said, and why. */
export function leftOutOf({ sections, history }: PromptReport): LeftOut[] {
  return sections
    .filter(({ state, reason }) => state !== "kept" || reason !== null)
    .map((section, index) => {
      const { name, dropped, reason } = section;
      const isSaid = name === "history" && history.dropped > 0;
      const field = isSaid ? null : fieldOf(section);
      return {
        key: `${name}${index}`,
        label: sourceLabel({ section: name, source: field }),
        field,
        tokens: dropped,
        isOff: dropped === 0 && reason !== null,
        words: isSaid ? turnsLeftOut(history.dropped) : sentence(section),
      };
    });
}
