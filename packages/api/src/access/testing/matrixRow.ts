import type { Cells } from "./callersTable.ts";
import type { Things } from "./matrixWorld.ts";

/** One procedure, about one class of objects. */
export interface Row {
  readonly about: string;
  input(things: Things, who: keyof Things["conversations"]): unknown;
  readonly cells: Cells;
}

export function row(about: string, input: Row["input"], answers: Cells): Row {
  return { about, input, cells: answers };
}

/** A row for a thing of the team that is private, one that is public, and both of somebody else. */
export function ofEach(
  rest: (id: string) => unknown,
  answers: Record<"mine" | "minePublic" | "foreign" | "foreignPublic", Cells>,
): Row[] {
  const classes = ["mine", "minePublic", "foreign", "foreignPublic"] as const;
  return classes.map((kind) => row(kind, (things) => rest(things[kind]), answers[kind]));
}

/** The id of nothing. */
export const unknown = "0190a1b2-0000-7000-8000-000000000009";
