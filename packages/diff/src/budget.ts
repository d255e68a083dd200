/**
 * What one diff may cost, in steps of about a quarter of a microsecond. Counted instead of timed, so
 * that the same texts give the same diff on a slow machine and on a fast one.
 */
export interface Budget {
  left: number;
}

/** About a second of work: enough for every field of the largest content to be read once. */
const contentSteps = 3_000_000;

/**
 * Myers' algorithm takes about edits²/2 steps. 500 edits among the words that both texts have are a
 * text of 10,000 characters of which nearly nothing stayed where it was.
 */
const maximumEdits = 500;

export function newBudget(): Budget {
  return { left: contentSteps };
}

/** Takes `steps` off the budget; false when there are not as many left. */
export function spend(budget: Budget, steps: number): boolean {
  if (budget.left < steps) return false;
  budget.left -= steps;
  return true;
}

/** The edits that a comparison may make with what is left. */
export function allowedEdits(budget: Budget): number {
  return Math.min(maximumEdits, Math.floor(Math.sqrt(2 * Math.max(0, budget.left))));
}

export function stepsOf(edits: number): number {
  return Math.ceil((edits * edits) / 2);
}
