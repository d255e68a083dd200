import type { Cells } from "./callersTable.ts";
import type { Row } from "./matrixRow.ts";
import type { Things } from "./matrixWorld.ts";

/** A request to a door that stands beside the procedures. */
export interface DoorRequest {
  method: "GET" | "POST";
  path: string;
  /** Fields go as JSON, a form as multipart/form-data. */
  body?: FormData | Record<string, unknown>;
}

/** One door, about one class of objects. */
export interface DoorRow {
  readonly about: string;
  request(things: Things, who: Parameters<Row["input"]>[1]): DoorRequest;
  readonly cells: Cells;
}

export function doorRow(about: string, request: DoorRow["request"], cells: Cells): DoorRow {
  return { about, request, cells };
}

type Kind = "mine" | "minePublic" | "foreign" | "foreignPublic";

/** A row for a character of the team that is private, one that is public, and both of somebody else. */
export function doorOfEach(
  request: (id: string) => DoorRequest,
  cells: Record<Kind, Cells>,
): DoorRow[] {
  const kinds = ["mine", "minePublic", "foreign", "foreignPublic"] as const;
  return kinds.map((kind) => doorRow(kind, (things) => request(things[kind]), cells[kind]));
}
