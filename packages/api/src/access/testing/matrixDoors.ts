import { cells } from "./callersTable.ts";
import { cardDoors } from "./matrixCards.ts";
import { importDoors } from "./matrixImports.ts";
import { type DoorRow, doorRow } from "./matrixDoor.ts";
import { unknown } from "./matrixRow.ts";

const messages = (id = unknown) =>
  ({
    method: "POST",
    path: `/api/v1/conversations/${id}/messages`,
    body: { text: "Hi" },
  }) as const;

/** What each door beside the procedures answers to everybody, by what it is about. */
export const doorMatrix: Readonly<Record<string, readonly DoorRow[]>> = {
  "GET /export": [doorRow("", () => ({ method: "GET", path: "/api/v1/export" }), cells.personal)],
  "POST /conversations/{conversation_id}/messages": [
    doorRow(
      "their own",
      ({ conversations }, who) => messages(conversations[who]),
      "401 401 401 | 502 502 502 502 502 | 403 403 403 502 502",
    ),
    doorRow(
      "the owner's",
      ({ conversation }) => messages(conversation),
      "401 401 401 | 404 404 404 404 502 | 403 403 403 404 404",
    ),
  ],
  ...cardDoors,
  ...importDoors,
};
