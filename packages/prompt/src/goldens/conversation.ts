import type { PromptTurn } from "../prompt.ts";

const questions = [
  "How long have you lived here?",
  "What is the strangest thing the tide has brought you?",
  "I would be afraid of the dark out here, I think. Are you never afraid?",
  "Is there any tea left?",
  "Tell me about the winter when the road was closed for two months.",
] as const;
const answers = [
  "Long enough to know each stone by the sound it makes under a boot. Sit closer to the stove, it takes a while to warm.",
  "A piano, once. It stood upright on the sand as if somebody had meant to play it, and it was full of eels.",
  "*shrugs* The dark keeps its side of the bargain. It is the calm days that I do not trust.",
  "There is always tea. Hand me the blue cup, and mind the crack in it.",
  "We ate what we had, then what the neighbours had. By March everybody knew everybody's songs, and nobody wanted to hear them again.",
] as const;

/** Sixty turns, opened by the character and the last one unanswered: more than the smallest budgets have room for. */
export const conversation: readonly PromptTurn[] = [
  { role: "character", text: "Come in, the door sticks." },
  ...Array.from({ length: 59 }, (_, index): PromptTurn => {
    const round = Math.floor(index / 2) + 1;
    return index % 2 === 0
      ? { role: "user", text: `${round}. ${questions[(round * 3) % 5]}` }
      : { role: "character", text: `${answers[(round * 3) % 5]} (${round})` };
  }),
];
