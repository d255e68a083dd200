import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import type {
  ImportCounts,
  ImportDecision,
  ImportItem,
  OnDuplicate,
} from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";

type Asked = Pick<ImportItem, "id" | "state" | "reason">;

/** What somebody said about one file, before it is sent. */
export interface Decision {
  name?: string;
  action?: NonNullable<ImportDecision["action"]>;
  into?: { id: string; name: string };
  /** What the file was when they said it. */
  of?: Asked;
}

/** By the id of the item. */
type Decisions = Readonly<Record<string, Decision>>;

/** What was said so far about a job; `onDuplicate` holds for every duplicate without its own answer. */
export interface Answers {
  decisions: Decisions;
  onDuplicate: OnDuplicate | null;
}

export const noAnswers: Answers = { decisions: {}, onDuplicate: null };

export function decide(answers: Answers, of: Asked, decision: Decision): Answers {
  const { id, state, reason } = of;
  const next = { ...answers.decisions[id], ...decision, of: { id, state, reason } };
  return { ...answers, decisions: { ...answers.decisions, [id]: next } };
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

/**
 * How many files the next start imports. `duplicates` are all that there are; null when they are too
 * many to know each, and with that the number.
 */
export function countChosen(
  counts: Pick<ImportCounts, "ready">,
  answers: Answers,
  duplicates: readonly Asked[] | null,
): number | null {
  if (duplicates === null) return null;
  const decided = Object.values(answers.decisions).flatMap(({ of }) => of ?? []);
  const leftOut = decided.filter((of) => of.state === "ready" && !isChosen(of, answers));
  const others = decided.filter(({ state }) => state === "needs_fix" || state === "failed");
  const taken = [...others, ...duplicates].filter((item) => isChosen(item, answers));
  return counts.ready - leftOut.length + taken.length;
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

const isSaid = (decision: ImportDecision) => Object.keys(decision).length > 1;

/** What a start is sent with, and the answers that are left for the next. */
export function toStart(answers: Answers) {
  const said = Object.entries(answers.decisions)
    .map(([id, decision]) => toDecision(id, decision))
    .filter(isSaid)
    .slice(0, mostDecisions);
  const sent = new Set(said.map(({ item_id }) => item_id));
  const left = Object.entries(answers.decisions).filter(([id]) => !sent.has(id));
  const { onDuplicate } = answers;
  const input = {
    ...(onDuplicate !== null && { on_duplicate: onDuplicate }),
    ...(said.length > 0 && { decisions: said }),
  };
  return { input, left: { decisions: Object.fromEntries(left), onDuplicate } };
}
