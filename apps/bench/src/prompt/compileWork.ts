import { type PromptTarget, promptTarget } from "@personaforge/contract/promptOutput";
import { compile } from "@personaforge/prompt/compile";
import type { CountTokens } from "@personaforge/prompt/prompt";
import { type Conversation, conversationWriter, inputOf } from "./conversations.ts";
import { type CostRow, rowsOf, type Worker, workInTurn } from "./inTurn.ts";
import { naivePrompt } from "./naivePrompt.ts";

export interface Counts {
  /** As the server counts: exact, and remembered by text. */
  known: CountTokens;
  /** Exact, and anew each time. */
  anew: CountTokens;
}

const naive = "by hand, all counted anew";
const naiveKnown = "by hand, counts remembered";

/** A conversation that goes on: only what is said now is new. Goal: 1 ms of CPU. */
export function benchWarm(counts: Counts, rounds: number): CostRow[] {
  const conversation = conversationWriter(11)();
  let said = 0;
  const next = (): Conversation => ({
    ...conversation,
    message: `${conversation.message} ${said++}`,
  });
  const byHand = (name: string, count: CountTokens, operations: number): Worker =>
    repeat(name, operations, () => void naivePrompt(inputOf(next(), { target: "openai" }), count));
  const workers = [
    ...promptTarget.options.map((target) =>
      repeat(target, 50, () => void compile(inputOf(next(), { target, count: counts.known }))),
    ),
    byHand(naive, counts.anew, 10),
    byHand(naiveKnown, counts.known, 200),
  ];
  const goals = Object.fromEntries(promptTarget.options.map((target) => [target, 1]));
  const comparison = { what: "compile, known texts", reference: naive, goals };
  return rowsOf(comparison, workInTurn(workers, rounds));
}

/** A character and a conversation of which no text was ever counted. Goal: 5 ms of CPU. */
export function benchUnknown(counts: Counts, rounds: number): CostRow[] {
  const write = conversationWriter(12);
  const each = (name: string, make: (conversation: Conversation) => void): Worker => ({
    ...{ name, operations: 5 },
    prepare() {
      const conversations = Array.from({ length: 5 }, write);
      return () => conversations.forEach(make);
    },
  });
  const target: PromptTarget = "openai";
  const workers = [
    each(target, (one) => void compile(inputOf(one, { target, count: counts.known }))),
    each(naive, (one) => void naivePrompt(inputOf(one, { target }), counts.anew)),
  ];
  const comparison = { what: "compile, new texts", reference: naive, goals: { [target]: 5 } };
  return rowsOf(comparison, workInTurn(workers, rounds));
}

function repeat(name: string, operations: number, work: () => void): Worker {
  const all = () => {
    for (let done = 0; done < operations; done++) work();
  };
  return { name, operations, prepare: () => all };
}
