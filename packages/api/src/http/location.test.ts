import type { Character } from "@personaforge/contract/character";
import type { Conversation } from "@personaforge/contract/conversation";
import { expect, test } from "vitest";
import { createRouter } from "../router.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";
import { proceduresOf } from "./restRoutes.ts";

const api = await testApi();

const body = exampleCharacter({ is_public: true });
const { id, slug } = (await api.send<Character>("POST", "/api/v1/characters", { body })).body;
const talk = { body: { character: id } };
const talked = await api.send<Conversation>("POST", "/api/v1/conversations", talk);
const conversation = talked.body.id;

/** What makes something, with what its Location must answer. */
const makers: Record<string, [path: string, body: object, expected: object]> = {
  "characters.create": ["/api/v1/characters", exampleCharacter(), { name: "Mira Vale" }],
  "versions.save": [`/api/v1/characters/${id}/versions`, { name: "Other" }, { number: 2 }],
  "versions.restore": [`/api/v1/characters/${id}/versions/1/restore`, {}, { number: 3 }],
  "versions.branch": [
    `/api/v1/characters/${id}/versions/1/branch`,
    { name: "Branched" },
    { name: "Branched", origin: { id, version: 1 } },
  ],
  "gallery.fork": [
    `/api/v1/gallery/characters/${slug}/fork`,
    { name: "Forked" },
    { name: "Forked", origin: { id, version: 1 } },
  ],
  "conversations.create": ["/api/v1/conversations", { character: id }, { character: { id } }],
  "conversations.replay": [
    `/api/v1/conversations/${conversation}/replay`,
    { version: 2 },
    { character: { id }, version: 2 },
  ],
};

test.each(Object.entries(makers))("%s says where what it made is", async (_name, maker) => {
  const [path, given, expected] = maker;
  const made = await api.send("POST", path, { body: given });
  expect(made.status).toBe(201);
  const read = await api.send<object>("GET", made.headers.get("location") ?? "");
  expect(read.status).toBe(200);
  expect(read.body).toMatchObject(expected);
});

test("the address that a program used first leads on from itself", async () => {
  const made = await api.send("POST", "/characters", { body });
  expect(made.headers.get("location")).toMatch(/^\/characters\/[0-9a-f-]{36}$/);
});

/** They have no address of their own: what was made is read in a list, and a token is nowhere stored. */
const unaddressed = [
  "apiKeys.create",
  "embedTokens.create",
  "invitations.create",
  "workspaces.create",
];

test("nothing else answers with 201", () => {
  const router = createRouter({ auth: "local" } as never, undefined as never);
  const names = proceduresOf(router)
    .filter(([, { meta }]) => meta?.status === 201)
    .map(([name]) => name);
  expect(names.toSorted()).toEqual([...Object.keys(makers), ...unaddressed].toSorted());
});
