import { hasVisibleText } from "@personaforge/contract/codePoints";
import type { WrittenContent } from "@personaforge/contract/content";
import type { PromptInput, PromptTurn } from "./prompt.ts";

/** A turn and where it comes from: `history.4`, or the greeting's field. */
export interface SourcedTurn extends PromptTurn {
  readonly source: string;
}

/**
 * The conversation so far, oldest first: without turns that nobody can see, and without a message
 * that was sent again unchanged because it got no answer. A conversation that nobody opened is opened
 * by a greeting, whose macros `fill` puts in.
 */
export function turnsOf(
  { character, history, message, greeting = 0 }: PromptInput,
  fill: (text: string) => string,
): SourcedTurn[] {
  const turns = history
    .map((turn, index) => ({ ...turn, source: `history.${index}` }))
    .filter(({ text }) => hasVisibleText(text));
  const said = message === null ? turns : [...turns, { role: "user" as const, text: message }];
  const once = turns.filter(({ role, text }, index) => {
    const next = said[index + 1];
    return role !== "user" || next?.role !== "user" || next.text !== text;
  });
  if (history.length > 0) return once;
  const { text, source } = greetingOf(character, greeting);
  return hasVisibleText(text) ? [{ role: "character", text: fill(text), source }] : [];
}

/** 0 is the first words, 1 the first of the alternate greetings; one that is not there is empty. */
function greetingOf(
  { initial_greeting, alternate_greetings }: WrittenContent,
  greeting: number,
): { text: string; source: string } {
  if (greeting === 0) return { text: initial_greeting ?? "", source: "initial_greeting" };
  const source = `alternate_greetings.${greeting - 1}`;
  return { text: alternate_greetings[greeting - 1] ?? "", source };
}
