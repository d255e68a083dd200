import type { WrittenContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";
import type { CompilePrompt } from "@personaforge/contract/prompt";
import type { LoreState } from "@personaforge/contract/promptReport";
import type { PromptTarget } from "@personaforge/contract/promptOutput";
import { budgetFor } from "@personaforge/prompt/budgetFor";
import type { PromptInput, PromptTurn } from "@personaforge/prompt/prompt";

/** Everything that a prompt is compiled from, here and on the server. */
export type PromptQuestion = {
  id: string;
  version: number;
  /** The version with what was changed upon it. */
  content: WrittenContent;
  /** What was changed upon the version and not saved; the server has the rest. */
  changes?: DraftContent | undefined;
  /** How the character calls the reader. */
  user: string;
  history: readonly PromptTurn[];
  message: string | null;
  /** What the lorebook remembers since the last reply. */
  loreState?: LoreState | undefined;
  target: PromptTarget;
  context: number;
  greeting: number;
  seed: string;
  now: string;
};

export function toPromptInput(question: PromptQuestion): PromptInput {
  const { content, user, context, ...rest } = question;
  const { history, message, loreState, target, greeting, seed, now } = rest;
  return {
    character: content,
    user: { name: user },
    budget: budgetFor(context),
    ...(loreState === undefined ? {} : { lore: { state: loreState } }),
    ...{ history, message, target, greeting, seed, now },
  };
}

export function toRequest(question: PromptQuestion): CompilePrompt {
  const { id, version, changes, user, history, message, loreState, ...rest } = question;
  const { target, context, greeting, seed, now } = rest;
  return {
    ...{ id, version, target, context, greeting, seed, now },
    ...(user === "" ? {} : { user }),
    history: history.map(({ role, text }) => ({ role, text })),
    ...(message === null || message === "" ? {} : { message }),
    ...(loreState === undefined ? {} : { lore_state: loreState }),
    ...(changes === undefined ? {} : { content: changes }),
  };
}

/** ISO 8601 with the offset of this place: `2026-11-23T18:00:00+01:00`. */
export function localMinute(date: Date, offset = -date.getTimezoneOffset()): string {
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 16);
  const pad = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(offset);
  const sign = offset < 0 ? "-" : "+";
  return `${local}:00${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
