import type { PromptTurn } from "@personaforge/prompt/prompt";
import type { TurnRow } from "./conversations.queries.ts";

/** What was said before a position. A message that got no word in reply was not part of it. */
export function saidBefore(turns: readonly TurnRow[], end: number): PromptTurn[] {
  const before = turns.filter(({ position }) => position < end);
  const unanswered = ({ role, position }: TurnRow) =>
    role === "user" && before.some((turn) => turn.position === position + 1 && turn.text === "");
  return before
    .filter((turn) => turn.text !== "" && !unanswered(turn))
    .map(({ role, text }) => ({ role, text }));
}
