import type { CharacterContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";
import type { CompilePrompt } from "@personaforge/contract/prompt";
import type { PromptTarget } from "@personaforge/contract/promptOutput";
import type { PromptInput, PromptTurn } from "@personaforge/prompt/prompt";
import { replyOf } from "./targets.ts";

/** Everything that a prompt is compiled from, here and on the server. */
export type PromptQuestion = {
  id: string;
  version: number;
  /** The version with what was changed upon it. */
  content: CharacterContent;
  /** What was changed upon the version and not saved; the server has the rest. */
  changes?: DraftContent | undefined;
  /** How the character calls the reader. */
  user: string;
  history: readonly PromptTurn[];
  message: string | null;
  target: PromptTarget;
  context: number;
  greeting: number;
  seed: string;
  now: string;
};

// What the API keeps free: servers count what stands around messages in their own ways.
const marginOf = (context: number) => Math.max(64, Math.ceil(context * 0.015));

export function toPromptInput(question: PromptQuestion): PromptInput {
  const { content, user, context, ...rest } = question;
  const { history, message, target, greeting, seed, now } = rest;
  const reply = replyOf(context);
  return {
    character: content,
    user: { name: user },
    budget: { context, reply, margin: marginOf(context) },
    ...{ history, message, target, greeting, seed, now },
  };
}

export function toRequest(question: PromptQuestion): CompilePrompt {
  const { id, version, changes, user, history, message, ...rest } = question;
  const { target, context, greeting, seed, now } = rest;
  return {
    ...{ id, version, target, context, greeting, seed, now },
    reply: replyOf(context),
    ...(user === "" ? {} : { user }),
    history: history.map(({ role, text }) => ({ role, text })),
    ...(message === null || message === "" ? {} : { message }),
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
