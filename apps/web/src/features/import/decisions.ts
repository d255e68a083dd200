import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import type { ImportDecision, ImportItem, OnDuplicate } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";

/** What somebody said about one file, before it is sent. */
export interface Decision {
  name?: string;
  action?: NonNullable<ImportDecision["action"]>;
  into?: { id: string; name: string };
}

/** By the id of the item. */
export type Decisions = Readonly<Record<string, Decision>>;

/** What was said so far about a job; `onDuplicate` holds for every duplicate without its own answer. */
export interface Answers {
  decisions: Decisions;
  onDuplicate: OnDuplicate | null;
}

export const noAnswers: Answers = { decisions: {}, onDuplicate: null };

export function decide(answers: Answers, id: string, decision: Decision): Answers {
  const before = answers.decisions[id];
  return { ...answers, decisions: { ...answers.decisions, [id]: { ...before, ...decision } } };
}

/** Answers for all duplicates at once: what was said about single ones no longer holds. */
export function decideDuplicates(answers: Answers, onDuplicate: OnDuplicate): Answers {
  const isDuplicate = ({ action }: Decision) =>
    action === "copy" || action === "version" || action === "skip";
  const kept = Object.entries(answers.decisions).filter(
    ([, decision]) => decision.into !== undefined || !isDuplicate(decision),
  );
  return { decisions: Object.fromEntries(kept), onDuplicate };
}

/** Why a name cannot be taken; null when it can. */
export function nameProblem(name: string): string | null {
  if (!hasVisibleText(name)) return "A name is required.";
  const length = countCodePoints(name.trim());
  if (length <= limits.name) return null;
  return `The name has ${length} characters; the limit is ${limits.name}.`;
}

type Asked = Pick<ImportItem, "id" | "state" | "reason">;

/**
 * What will be done with a duplicate. As long as nobody says, the very same file is left out, and
 * another file of the same source makes a new character: nothing is ever written over.
 */
export function duplicateAction({ id, reason }: Asked, answers: Answers): OnDuplicate {
  const action = answers.decisions[id]?.action;
  if (action !== undefined && action !== "import") return action;
  return answers.onDuplicate ?? (reason === "same_file" ? "skip" : "copy");
}

/** Whether the next start imports this file. */
export function isChosen(item: Asked, answers: Answers): boolean {
  const said = answers.decisions[item.id];
  if (item.state === "duplicate") return duplicateAction(item, answers) !== "skip";
  if (said?.action === "skip") return false;
  if (item.state === "ready") return true;
  if (item.state === "failed") return said?.action === "import";
  if (item.state !== "needs_fix") return false;
  if (item.reason === "lorebook") return said?.into !== undefined;
  return said?.name !== undefined && nameProblem(said.name) === null;
}

/** At most so many decisions go with one start; the others stay for the next. */
const mostDecisions = 1_000;

function toDecision(item_id: string, { name, action, into }: Decision): ImportDecision {
  const named = name !== undefined && nameProblem(name) === null;
  if (into !== undefined) return { item_id, action: action ?? "version", into: into.id };
  return {
    item_id,
    ...(named && { name: name.trim() }),
    ...(action !== undefined && { action }),
  };
}

/** What a start is sent with. */
export function toStart(answers: Answers) {
  const decisions = Object.entries(answers.decisions)
    .map(([id, decision]) => toDecision(id, decision))
    .filter((decision) => Object.keys(decision).length > 1)
    .slice(0, mostDecisions);
  const { onDuplicate } = answers;
  return {
    ...(onDuplicate !== null && { on_duplicate: onDuplicate }),
    ...(decisions.length > 0 && { decisions }),
  };
}
