import { describe, expect, test } from "vitest";
import { proceduresOf } from "../http/restRoutes.ts";
import { openApiDocument } from "../http/openapi.ts";
import { createRouter } from "../router.ts";
import { cellsOf, type Who } from "./testing/callersTable.ts";
import type { DoorRow } from "./testing/matrixDoor.ts";
import { doorMatrix } from "./testing/matrixDoors.ts";
import { matrixWorld, type Things } from "./testing/matrixWorld.ts";

const { api, credentials, fresh } = await matrixWorld();
let things: Things = await fresh();

interface Cell {
  door: string;
  row: DoorRow;
  who: Who;
  expected: string;
}

const table: Cell[] = Object.entries(doorMatrix).flatMap(([door, rows]) =>
  rows.flatMap((row) =>
    cellsOf(row.cells).map(([who, expected]) => ({ door, row, who, expected })),
  ),
);

/** The export changes nothing, and what is imported stands beside the things or upon them. */
const leavesThings = new Set(["POST /characters/export", "POST /characters/import"]);

async function codeOf({ row, who }: Cell): Promise<string> {
  const { method, path, body } = row.request(things, who);
  const isForm = body === undefined || body instanceof FormData;
  const answer = await fetch(api.url + path, {
    method,
    headers: {
      origin: api.url,
      ...(!isForm && { "content-type": "application/json" }),
      ...credentials[who],
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  if (answer.ok) await answer.arrayBuffer();
  return answer.ok ? "OK" : ((await answer.json()) as { code: string }).code;
}

/** Methods and paths of the document that no procedure stands at. */
function doorsOfDocument(): string[] {
  const router = createRouter({ auth: "local" } as never, undefined as never);
  const procedures = new Set(
    proceduresOf(router).map(([, { meta }]) => `${meta?.openapi?.method} ${meta?.openapi?.path}`),
  );
  const paths = Object.entries(openApiDocument(router).paths ?? {});
  return paths
    .flatMap(([path, item]) => Object.keys(item).map((key) => `${key.toUpperCase()} ${path}`))
    .filter((door) => !procedures.has(door));
}

describe("who may do what at the doors beside the procedures", () => {
  test("each of them stands in the table", () => {
    expect(Object.keys(doorMatrix)).toEqual(expect.arrayContaining(doorsOfDocument()));
  });

  test.each(table)("$door ($row.about) as $who: $expected", async (cell) => {
    expect(await codeOf(cell)).toBe(cell.expected);
    if (cell.expected !== "OK" || cell.door.startsWith("GET ") || leavesThings.has(cell.door))
      return;
    things = await fresh(cell.door.includes("/imports") ? undefined : things);
  });
});
