import { exampleCharacter } from "@personaforge/api/testing/examples";
import { testApi } from "@personaforge/api/testing/testApi";
import { describe, expect, test } from "vitest";
import { createClient, type PersonaForge, PersonaForgeError } from "./client.ts";
import { restPaths } from "./createOnce.ts";
import { json, scriptedServer } from "./testing/scriptedServer.ts";

const api = await testApi();
const pf = createClient({ baseUrl: api.url });
const mira = await pf.characters.create(exampleCharacter({ is_public: true }));
const talk = await pf.conversations.create({ character: mira.id });

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;

/** A client whose answers are lost: as many as `lost`, each after the server has done its work. */
function losing(lost: number): { pf: PersonaForge; sent(): number } {
  let sent = 0;
  const client = createClient({
    baseUrl: api.url,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      sent += 1;
      if (sent > lost) return response;
      await response.text();
      throw new TypeError("the connection broke");
    },
  });
  return { pf: client, sent: () => sent };
}

const creations: [
  keyof typeof restPaths,
  (client: PersonaForge, key?: string) => Promise<{ id: string }>,
][] = [
  [
    "characters.create",
    (client, idempotencyKey) => client.characters.create(exampleCharacter(), { idempotencyKey }),
  ],
  [
    "gallery.fork",
    (client, idempotencyKey) => client.gallery.fork({ id: mira.slug }, { idempotencyKey }),
  ],
  [
    "versions.save",
    (client, idempotencyKey) =>
      client.versions.save({ id: mira.id, tagline: `Saved ${idempotencyKey}` }, { idempotencyKey }),
  ],
  [
    "versions.restore",
    (client, idempotencyKey) =>
      client.versions.restore({ id: mira.id, number: 1 }, { idempotencyKey }),
  ],
  [
    "versions.branch",
    (client, idempotencyKey) =>
      client.versions.branch({ id: mira.id, number: 1, name: "Twig" }, { idempotencyKey }),
  ],
  [
    "conversations.create",
    (client, idempotencyKey) =>
      client.conversations.create({ character: mira.id }, { idempotencyKey }),
  ],
  [
    "conversations.replay",
    (client, idempotencyKey) => client.conversations.replay({ id: talk.id }, { idempotencyKey }),
  ],
];

test("each of them is tried below", () => {
  expect(creations.map(([name]) => name)).toEqual(Object.keys(restPaths));
});

describe.each(creations)("%s with an idempotencyKey", (_, create) => {
  test("is done once, and answered as before", async () => {
    const key = newKey();
    const first = await create(pf, key);
    expect(await create(pf, key)).toEqual(first);
  });

  test("answers with the fields it has without one", async () => {
    const keyed = await create(pf, newKey());
    expect(Object.keys(keyed).toSorted()).toEqual(Object.keys(await create(pf)).toSorted());
  });

  test("is repeated when its answer was lost", async () => {
    const { pf: client, sent } = losing(1);
    const key = newKey();
    const made = await create(client, key);
    expect(sent()).toBe(2);
    expect(await create(pf, key)).toEqual(made);
  });
});

test("without an idempotencyKey nothing is repeated", async () => {
  const { pf: client, sent } = losing(1);
  const lost = client.characters.create(exampleCharacter());
  await expect(lost).rejects.toMatchObject({ code: "NETWORK_ERROR" });
  expect(sent()).toBe(1);
});

test("calls of the same moment make one character", async () => {
  const idempotencyKey = newKey();
  const given = exampleCharacter({ name: "Only One" });
  const made = await Promise.all(
    Array.from({ length: 5 }, () => pf.characters.create(given, { idempotencyKey })),
  );
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  const { items } = await pf.characters.list({ q: "Only One" }).page();
  expect(items).toHaveLength(1);
});

describe("refusals", () => {
  test("a key that was used for something else: IDEMPOTENCY_KEY_REUSED", async () => {
    const idempotencyKey = newKey();
    await pf.characters.create(exampleCharacter(), { idempotencyKey });
    const other = pf.characters.create(exampleCharacter({ name: "Other" }), { idempotencyKey });
    await expect(other).rejects.toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED", status: 422 });
  });

  test.each([
    ["input", () => ({ ...exampleCharacter(), name: "" })],
    ["a field that is not there", () => ({ ...exampleCharacter(), colour: "red" })],
  ])("say of %s what they say without a key", async (_, input) => {
    const refusal = async (idempotencyKey?: string) => {
      const call = pf.characters.create(input(), { idempotencyKey });
      const error = await call.catch((cause: unknown) => cause);
      if (!(error instanceof PersonaForgeError)) throw new TypeError("It was made.");
      const { code, status, message, fieldErrors } = error;
      return { code, status, message, fieldErrors };
    };
    expect(await refusal(newKey())).toEqual(await refusal());
  });

  test.each(["", "schlüssel", "x".repeat(256)])(
    "a key that is none: %j",
    async (idempotencyKey) => {
      const call = pf.characters.create(exampleCharacter(), { idempotencyKey });
      await expect(call).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    },
  );

  test("with the state as it is now", async () => {
    const call = pf.versions.save(
      { id: mira.id, tagline: "Late", expected_revision: 999 },
      { idempotencyKey: newKey() },
    );
    await expect(call).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      current: { id: mira.id, revision: expect.any(Number) },
    });
  });

  test("of something else than PersonaForge: BAD_RESPONSE", async () => {
    const { url, requests } = await scriptedServer((response) => json(response, 404, { no: 1 }));
    const call = createClient({ baseUrl: `${url}/forge`, apiKey: "pf_live_1" }).gallery.fork(
      { id: "a/b" },
      { idempotencyKey: newKey() },
    );
    await expect(call).rejects.toMatchObject({ code: "BAD_RESPONSE", status: 404 });
    expect(requests[0]).toMatchObject({
      url: "/forge/api/v1/gallery/characters/a%2Fb/fork",
      headers: { authorization: "Bearer pf_live_1" },
    });
  });
});
