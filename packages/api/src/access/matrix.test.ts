import { describe, expect, test } from "vitest";
import { openEvents } from "../testing/events.ts";
import { proceduresOf } from "../http/restRoutes.ts";
import { demandPermissions } from "../permissions.ts";
import { createRouter } from "../router.ts";
import { cellsOf, type Who } from "./testing/callersTable.ts";
import type { Row } from "./testing/matrixRow.ts";
import { matrix } from "./testing/matrixTable.ts";
import { matrixWorld, type Things } from "./testing/matrixWorld.ts";

const { api, credentials, fresh } = await matrixWorld();
let things: Things = await fresh();

function router() {
  return createRouter({ auth: "local" } as never, undefined as never);
}

const procedures = new Map(proceduresOf(router()));

interface Cell {
  procedure: string;
  row: Row;
  who: Who;
  expected: string;
}

const table: Cell[] = Object.entries(matrix).flatMap(([procedure, rows]) =>
  rows.flatMap((row) =>
    cellsOf(row.cells).map(([who, expected]) => ({ procedure, row, who, expected })),
  ),
);

/** There are no samples to remove here, no other session to end, and no reply to stop; a prompt is only read. */
const changesNothing = new Set([
  "characters.removeSamples",
  "conversations.abort",
  "prompts.compile",
  "sessions.revokeOthers",
  // A token is not kept, and a switch is nobody else's business.
  "embedTokens.create",
  "workspaces.switch",
]);

/** What these make stands beside the things and leaves them as they are. */
const adds = new Set([
  "apiKeys.create",
  "characters.create",
  "conversations.create",
  "gallery.fork",
  "versions.branch",
  "workspaces.create",
]);

async function codeOf({ procedure, row, who }: Cell): Promise<string> {
  const path = `/api/trpc/${procedure}`;
  const type = procedures.get(procedure)?.type;
  const as = credentials[who];
  const input = row.input(things, who);
  const query = `?input=${encodeURIComponent(JSON.stringify(input ?? null))}`;
  const withInput = path + (input === undefined ? "" : query);
  if (type === "subscription") return codeOfSubscription(withInput, as);
  if (procedure === "conversations.send") {
    const headers = { "trpc-accept": "application/jsonl" };
    return codeIn(
      (await api.send("POST", `${path}?batch=1`, { as, headers, body: { 0: input } })).body,
    );
  }
  const answer =
    type === "query"
      ? await api.send<unknown>("GET", withInput, { as })
      : await api.send<unknown>("POST", path, { as, ...(input !== undefined && { body: input }) });
  return codeIn(answer.body);
}

/** The same through the other door; undefined where REST has no such route. */
async function codeOverRest({ procedure, row, who }: Cell): Promise<string | undefined> {
  const route = procedures.get(procedure)?.meta?.openapi;
  if (route === undefined) return undefined;
  const input = { ...(row.input(things, who) as Record<string, unknown> | undefined) };
  const filled = route.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const value = String(input[name]);
    delete input[name];
    return encodeURIComponent(value);
  });
  const as = credentials[who];
  const path = `/api/v1${filled}`;
  const query = new URLSearchParams(input as Record<string, string>);
  const answer =
    route.method === "GET"
      ? await api.send<unknown>("GET", `${path}?${query.toString()}`, { as })
      : await api.send<unknown>(route.method, path, { as, body: input });
  return (answer.body as { code?: string } | null)?.code ?? "OK";
}

/** Of the first event that says something. */
async function codeOfSubscription(path: string, as: Record<string, string>): Promise<string> {
  const headers = { accept: "text/event-stream", ...as };
  const refusal = await fetch(api.url + path, { headers });
  if (!refusal.ok) return codeIn(await refusal.json());
  await refusal.body?.cancel();
  for await (const { event, data } of openEvents(api.url + path, { headers })) {
    if (event !== "connected") return codeIn(data);
  }
  return "ended";
}

function codeIn(body: unknown): string {
  return /"appCode":"(\w+)"/.exec(JSON.stringify(body).replaceAll("\\", ""))?.[1] ?? "OK";
}

async function audited(): Promise<number> {
  const { count } = await api.db
    .selectFrom("audit")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe("who may do what", () => {
  test("the table lists every procedure", () => {
    expect([...procedures.keys()].toSorted()).toEqual(Object.keys(matrix).toSorted());
  });

  test.each(table)("$procedure ($row.about) as $who: $expected", async (cell) => {
    const { procedure, expected } = cell;
    const isMutation = procedures.get(procedure)?.type === "mutation";
    const before = isMutation ? await audited() : 0;
    expect(await codeOf(cell)).toBe(expected);
    const isDone = expected === "OK" || expected.startsWith("LLM_");
    if (!isMutation || !isDone) expect((await codeOverRest(cell)) ?? expected).toBe(expected);
    if (!isMutation) return;
    const rows = (await audited()) - before;
    if (!isDone) expect(rows).toBe(0);
    else if (!changesNothing.has(procedure)) expect(rows).toBeGreaterThan(0);
    // What was refused has changed nothing, so that only what was done makes the things anew.
    if (isDone && !changesNothing.has(procedure) && !adds.has(procedure)) {
      things = await fresh(procedure.startsWith("imports.") ? undefined : things);
    }
  });

  test("a procedure without a permission ends the start", () => {
    const incomplete = router();
    const all = incomplete._def.procedures as unknown as Record<string, { _def: { meta: object } }>;
    const first = Object.values(all)[0];
    if (first === undefined) throw new Error("no procedure");
    first._def.meta = {};
    expect(() => demandPermissions(incomplete)).toThrow("me.get declares no permission");
  });
});
