import { cells } from "./callersTable.ts";
import { ofEach, type Row, row, unknown } from "./matrixRow.ts";

/** Of what is public, everybody's; no page gets it with a token for talking. */
const prompts = {
  mine: cells.promptMine,
  minePublic: cells.promptPublic,
  foreign: cells.promptForeign,
  foreignPublic: cells.promptPublic,
};

export const promptRows: Readonly<Record<string, readonly Row[]>> = {
  "prompts.get": ofEach((id) => ({ id }), prompts),
  "prompts.compile": ofEach((id) => ({ id, message: "Hi" }), prompts),
  "prompts.lint": ofEach((id) => ({ id }), prompts),
  // Where nothing was sent yet, whoever is let in is told so.
  "prompts.ofTurn": [
    row(
      "their own",
      ({ conversations }, who) => ({ id: conversations[who] ?? unknown, turn_id: unknown }),
      "401 401 401 | 404 404 404 404 404 | 403 403 403 403 403",
    ),
  ],
};
