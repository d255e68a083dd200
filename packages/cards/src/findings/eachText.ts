import type { Card } from "../card.ts";

type Step = string | number;

/** One text of a card. Its path is only put together when something was found in it. */
export interface CardText {
  readonly text: string;
  readonly path: () => string;
}

/** The deepest that a reader lets a document be, and some levels for the card around it. */
const mostLevels = 80;

/** All texts of a card, those of extensions and of the lorebook included. */
export function eachText(card: Card, visit: (text: CardText) => void): void {
  const steps: Step[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") visit({ text: value, path: () => pathOf(steps) });
    if (typeof value !== "object" || value === null || steps.length > mostLevels) return;
    if (Array.isArray(value)) value.forEach((item, index) => inside(index, item));
    else for (const [name, item] of Object.entries(value)) inside(name, item);
  };
  const inside = (step: Step, value: unknown) => {
    steps.push(step);
    walk(value);
    steps.pop();
  };
  walk(card);
}

/** Names of fields come from the file too. */
const mostStep = 60;
const mostSteps = 12;

function pathOf(steps: readonly Step[]): string {
  return steps
    .slice(0, mostSteps)
    .map((step) => String(step).slice(0, mostStep).toWellFormed())
    .join(".");
}
