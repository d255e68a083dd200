import type { Character } from "@personaforge/contract/character";
import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import { describe, expect, test } from "vitest";
import { proceduresOf } from "../http/restRoutes.ts";
import { demandPermissions } from "../permissions.ts";
import { createRouter } from "../router.ts";
import { openEvents } from "../testing/events.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi, type Who } from "../testing/testApi.ts";

let privateId: string;
let publicId: string;
let trashedId: string;
let conversationId: string;
const api = await testApi();

async function reset(): Promise<void> {
  const create = async (is_public: boolean) => {
    const body = exampleCharacter({ is_public });
    return (await api.send<Character>("POST", "/characters", { body })).body.id;
  };
  privateId = await create(false);
  publicId = await create(true);
  trashedId = await create(false);
  await api.send("DELETE", `/characters/${trashedId}`);
  // A second version of what is public, so that its first one can be brought back.
  await api.send("PATCH", `/characters/${publicId}`, { body: { tagline: "Later" } });
  const label = `/api/v1/characters/${publicId}/labels/production`;
  await api.send("PUT", label, { body: { version: 1 } });
  const body = { character: privateId };
  const path = "/api/v1/conversations";
  conversationId = (await api.send<ConversationWithTurns>("POST", path, { body })).body.id;
}

type Cells = Record<Who, string>;

/** What each procedure answers to each caller, about the owner's things. OK, or the error's code. */
const everyone: Cells = { owner: "OK", stranger: "OK", anonymous: "OK" };
const ownThings: Cells = { owner: "OK", stranger: "OK", anonymous: "UNAUTHENTICATED" };
const owners: Cells = { owner: "OK", stranger: "NOT_FOUND", anonymous: "UNAUTHENTICATED" };
const visible: Cells = { owner: "OK", stranger: "FORBIDDEN", anonymous: "UNAUTHENTICATED" };
const privates: Cells = { owner: "OK", stranger: "NOT_FOUND", anonymous: "NOT_FOUND" };

const table: Record<string, [input: () => unknown, cells: Cells][]> = {
  "me.get": [[() => undefined, everyone]],
  "characters.create": [[() => exampleCharacter(), ownThings]],
  "characters.get": [
    [() => ({ id: privateId }), privates],
    [() => ({ id: publicId }), everyone],
  ],
  "characters.list": [[() => ({}), ownThings]],
  "characters.update": [
    [() => ({ id: privateId, name: "New" }), owners],
    [() => ({ id: publicId, name: "New" }), visible],
  ],
  "characters.delete": [
    [() => ({ id: privateId }), owners],
    [() => ({ id: publicId }), visible],
  ],
  "characters.undelete": [[() => ({ id: trashedId }), owners]],
  "characters.removeSamples": [[() => undefined, ownThings]],
  "versions.list": [
    [() => ({ id: privateId }), owners],
    [() => ({ id: publicId }), visible],
  ],
  "versions.get": [
    [() => ({ id: privateId, number: 1 }), owners],
    [() => ({ id: publicId, number: 1 }), visible],
  ],
  "versions.save": [
    [() => ({ id: privateId, name: "New" }), owners],
    [() => ({ id: publicId, name: "New" }), visible],
  ],
  "versions.restore": [[() => ({ id: publicId, number: 1 }), visible]],
  "versions.branch": [[() => ({ id: publicId, number: 1 }), visible]],
  "versions.rename": [[() => ({ id: publicId, number: 1, message: "Said" }), visible]],
  "versions.diff": [
    [() => ({ id: privateId, from: "v1", to: "draft" }), owners],
    [() => ({ id: publicId, from: "v1", to: "newest" }), visible],
  ],
  "labels.list": [[() => ({ id: publicId }), visible]],
  "labels.set": [[() => ({ id: publicId, label: "staging", version: 1 }), visible]],
  "labels.remove": [[() => ({ id: publicId, label: "production" }), visible]],
  "drafts.get": [[() => ({ id: publicId }), visible]],
  "drafts.put": [[() => ({ id: publicId, content: { name: "N" } }), visible]],
  "gallery.fork": [
    [() => ({ id: publicId }), ownThings],
    [
      () => ({ id: privateId }),
      { owner: "NOT_FOUND", stranger: "NOT_FOUND", anonymous: "UNAUTHENTICATED" },
    ],
  ],
  "gallery.search": [[() => ({}), everyone]],
  "gallery.get": [
    [() => ({ id: publicId }), everyone],
    [
      () => ({ id: privateId }),
      { owner: "NOT_FOUND", stranger: "NOT_FOUND", anonymous: "NOT_FOUND" },
    ],
  ],
  "conversations.create": [
    [() => ({ character: privateId }), owners],
    [() => ({ character: publicId }), ownThings],
  ],
  "conversations.list": [[() => ({}), ownThings]],
  "conversations.get": [[() => ({ id: conversationId }), owners]],
  "conversations.delete": [[() => ({ id: conversationId }), owners]],
  "conversations.replay": [[() => ({ id: conversationId }), owners]],
  // The model cannot be reached here: an owner gets that far, others do not.
  "conversations.send": [
    [
      () => ({ conversation_id: conversationId, text: "Hi" }),
      { ...owners, owner: "LLM_UPSTREAM_ERROR" },
    ],
  ],
  "conversations.abort": [[() => ({ id: conversationId }), owners]],
  "changes.list": [[() => ({}), ownThings]],
  "changes.follow": [[() => undefined, ownThings]],
  "audit.list": [[() => ({}), ownThings]],
  "jobs.list": [[() => undefined, ownThings]],
};

/** There are no samples here to remove, and no reply to stop. */
const changesNothing = new Set(["characters.removeSamples", "conversations.abort"]);

async function audited(): Promise<number> {
  const rows = await api.sql("select count(*)::int as count from audit");
  return (rows as [{ count: number }])[0].count;
}

function router() {
  return createRouter({ auth: "local" } as never, undefined as never);
}

const types = new Map(proceduresOf(router()).map(([name, { type }]) => [name, type]));

async function codeOf(procedure: string, input: unknown, as: Who): Promise<string> {
  const path = `/api/trpc/${procedure}`;
  const query = types.get(procedure) === "query";
  if (procedure === "conversations.send") return codeOfStream(path, input, as);
  if (types.get(procedure) === "subscription") return codeOfSubscription(path, as);
  const answer = query
    ? await api.send<unknown>(
        "GET",
        `${path}?input=${encodeURIComponent(JSON.stringify(input ?? null))}`,
        { as },
      )
    : await api.send<unknown>("POST", path, { as, ...(input !== undefined && { body: input }) });
  return codeIn(answer.body);
}

async function codeOfStream(path: string, input: unknown, as: Who): Promise<string> {
  const headers = { "trpc-accept": "application/jsonl" };
  const body = { 0: input };
  return codeIn((await api.send("POST", `${path}?batch=1`, { as, headers, body })).body);
}

/** Of the first event that says something. */
async function codeOfSubscription(path: string, as: Who): Promise<string> {
  const headers = { accept: "text/event-stream", "x-test-principal": as };
  for await (const { event, data } of openEvents(api.url + path, { headers })) {
    if (event !== "connected") return codeIn(data);
  }
  return "ended";
}

function codeIn(body: unknown): string {
  return /"appCode":"(\w+)"/.exec(JSON.stringify(body).replaceAll("\\", ""))?.[1] ?? "OK";
}

describe("who may do what", () => {
  test("the table lists every procedure", () => {
    expect([...types.keys()].toSorted()).toEqual(Object.keys(table).toSorted());
  });

  const cells = Object.entries(table).flatMap(([procedure, rows]) =>
    rows.flatMap(([input, expected], row) =>
      (["stranger", "anonymous", "owner"] as const).map(
        (who) => [procedure, row, who, expected[who], input] as const,
      ),
    ),
  );

  test.each(cells)("%s (row %i) as %s: %s", async (procedure, _row, who, expected, input) => {
    await reset();
    expect(await codeOf(procedure, input(), who)).toBe(expected);
  });

  const changing = cells.filter(
    ([procedure]) => types.get(procedure) === "mutation" && !changesNothing.has(procedure),
  );

  test.each(changing)("%s (row %i) as %s: %s, in the audit", async (...cell) => {
    const [procedure, _row, who, expected, input] = cell;
    await reset();
    const before = await audited();
    await codeOf(procedure, input(), who);
    const isDone = expected === "OK" || expected.startsWith("LLM_");
    expect((await audited()) - before).toBe(isDone ? 1 : 0);
  });

  test("a procedure without a permission ends the start", () => {
    const incomplete = router();
    const procedures = incomplete._def.procedures as unknown as Record<
      string,
      { _def: { meta: object } }
    >;
    const first = Object.values(procedures)[0];
    if (first === undefined) throw new Error("no procedure");
    first._def.meta = {};
    expect(() => demandPermissions(incomplete)).toThrow("me.get declares no permission");
  });
});
