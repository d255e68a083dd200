import type { Turn } from "@personaforge/contract/conversation";
import type { PromptTurn } from "@personaforge/prompt/prompt";

/**
 * What the next message follows: every turn with text, but for a message that got no word in reply.
 * The server leaves out the same.
 */
export function saidBefore(turns: readonly Turn[]): PromptTurn[] {
  const isUnanswered = ({ role }: Turn, index: number) =>
    role === "user" && turns[index + 1]?.role === "character" && turns[index + 1]?.text === "";
  return turns
    .filter((turn, index) => turn.text !== "" && !isUnanswered(turn, index))
    .map(({ role, text }) => ({ role, text }));
}
