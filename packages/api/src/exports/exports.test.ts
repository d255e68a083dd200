import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { Character } from "@personaforge/contract/character";
import { canonicalContent } from "@personaforge/contract/canonical";
import type { Conversation } from "@personaforge/contract/conversation";
import { exportDocument, type ExportDocument } from "@personaforge/contract/export";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { copyCharacter } from "../accounts/testing/copyCharacter.ts";
import { signIn } from "../accounts/testing/signIn.ts";
import { liveFully, type Life } from "../accounts/testing/fullLife.ts";
import { accountsApi, type Credential, type Person } from "../testing/accountsApi.ts";
import { anyContent } from "../testing/contents.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await accountsApi();
const [ada, ben] = [await api.join("Ada"), await api.join("Ben")];

const read = ({ credential: as }: Person) => api.send("GET", "/api/v1/export", { as });

async function exported(who: Person): Promise<ExportDocument> {
  const { status, body } = await read(who);
  expect(status).toBe(200);
  return exportDocument.parse(body);
}

describe("the export", () => {
  let life: Life;
  let mine: ExportDocument;

  beforeAll(async () => {
    life = await liveFully(api, ada, ben);
    mine = await exported(ada);
  });

  test("is a file of a documented form, that nothing keeps", async () => {
    const { headers, body } = await read(ada);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="personaforge-export-\d{4}-\d\d-\d\d\.json"$/,
    );
    // Nothing is in it that the contract does not name.
    expect(exportDocument.parse(body)).toEqual(body);
  });

  test("says who I am, and how and where I sign in", () => {
    expect(mine.account).toMatchObject({ id: ada.accountId, email: ada.email });
    expect(mine.person.id).toBe(ada.ownerId);
    expect(mine.logins).toMatchObject([{ provider: "credential" }]);
    expect(mine.sessions).toHaveLength(1);
    expect(mine.workspaces.map(({ id }) => id).toSorted()).toEqual(
      [ada.ownerId, life.team, life.alone].toSorted(),
    );
  });

  test("holds my own workspace whole: each version, label and draft, and the trash", () => {
    expect(mine.characters).toHaveLength(2);
    const [living, trashed] = mine.characters;
    expect(living).toMatchObject({ id: life.character.id, deleted_at: null });
    expect(trashed?.deleted_at).not.toBeNull();
    for (const { versions, labels } of mine.characters) {
      expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(labels).toMatchObject([{ version: 3 }]);
    }
    expect(mine.imports.map(({ workspace_id: id }) => id).toSorted()).toEqual(
      [ada.ownerId, life.team].toSorted(),
    );
    for (const { items } of mine.imports) {
      expect(items).toMatchObject([{ position: 1, state: "failed", reason: "unreadable" }]);
    }
    expect(mine.drafts.map(({ workspace_id: id }) => id).toSorted()).toEqual(
      [ada.ownerId, ada.ownerId, life.team, life.alone].toSorted(),
    );
  });

  test("holds what I said in every workspace, and nothing that others did", () => {
    const said = mine.conversations.flatMap(({ workspace_id, turns }) =>
      turns.map(({ text }) => [workspace_id, text]),
    );
    expect(said).toContainEqual([life.team, "Quokkasong in the team"]);
    expect(said).toContainEqual([ada.ownerId, "Quokkasong?"]);
    expect(JSON.stringify(mine)).not.toContain("A visitor's words");
    expect(mine.audit.length).toBeGreaterThan(20);
    const places = new Set(mine.audit.map(({ workspace_id: id }) => id));
    expect(places).toEqual(new Set([ada.ownerId, life.team, life.alone]));
  });

  test("holds no secret", async () => {
    expect(mine.api_keys).toHaveLength(3);
    const text = JSON.stringify(mine);
    const rows = (await api.sql(`select token as secret from session
      union all select password from login
      union all select secret_hash from api_key
      union all select secret from two_factor where secret <> 'Quokkasong'`)) as {
      secret: string;
    }[];
    expect(rows.length).toBeGreaterThanOrEqual(7);
    for (const { secret } of rows) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/password|backup_codes|secret_hash|token_hash/);
  });

  test("is a person's alone, for GET, and takes no parameters", async () => {
    expect((await api.send("GET", "/api/v1/export")).status).toBe(401);
    const as = ada.credential;
    const body = {
      name: "Every scope",
      scopes: ["characters:read", "characters:write", "characters:publish", "chat"],
    };
    const key = await api.send<{ secret: string }>("POST", "/api/v1/api-keys", { as, body });
    const bearer = { authorization: `Bearer ${key.body.secret}` };
    expect((await api.send("GET", "/api/v1/characters", { as: bearer })).status).toBe(200);
    expect((await api.send("GET", "/api/v1/export", { as: bearer })).status).toBe(403);
    expect((await api.send("POST", "/api/v1/export", { as, body: {} })).status).toBe(405);
    expect((await api.send("GET", "/api/v1/export?of=ben", { as })).status).toBe(400);
    const head = await api.send("HEAD", "/api/v1/export", { as });
    expect([head.status, head.body]).toEqual([200, ""]);
    const theirs = await exported(ben);
    expect(theirs.person.id).toBe(ben.ownerId);
    expect(theirs.characters).toEqual([]);
    expect(theirs.conversations.flatMap(({ turns }) => turns.map(({ text }) => text))).toEqual([
      expect.stringContaining("Come in from the wind, Ben"),
      "A visitor's words",
    ]);
  });

  test("says also what was told to programs with my keys, and with which", async () => {
    const key = mine.api_keys.find(({ workspace_id: id }) => id === ada.ownerId);
    const id = uuidv7();
    await api.sql(`insert into conversation (id, owner_id, person_id, character_id, version)
      values ('${id}', '${ada.ownerId}', '${key?.id}', '${life.character.id}', 1)`);
    const again = await exported(ada);
    expect(again.conversations.find((one) => one.id === id)?.api_key_id).toBe(key?.id);
  });
});

describe("an export of any texts", () => {
  test("holds each of them, to the byte", async () => {
    const cleo = await api.join("Cleo");
    const as = cleo.credential;
    const wanted = new Map<string, string[]>();
    const word = fc
      .string({ unit: "binary", minLength: 1, maxLength: 200 })
      .map((text) => text.replaceAll("\0", " "));
    const said: string[] = [];
    await fc.assert(
      fc.asyncProperty(anyContent, anyContent, word, async (first, second, text) => {
        const made = await api.send<Character>("POST", "/api/v1/characters", { as, body: first });
        expect(made.status).toBe(201);
        const { id } = made.body;
        const path = `/api/v1/characters/${id}`;
        await api.send("PATCH", path, { as, body: second });
        wanted.set(id, [...new Set([first, second].map(canonicalContent))]);
        const talk = { as, body: { character: id } };
        const { body } = await api.send<Conversation>("POST", "/api/v1/conversations", talk);
        said.push(text);
        await api.db
          .insertInto("turn")
          .values({
            ...{ id: uuidv7(), owner_id: cleo.ownerId, conversation_id: body.id },
            ...{ position: 1, role: "user", state: "complete", text },
          })
          .execute();
      }),
      { numRuns: 25, endOnFailure: true },
    );
    const { characters, conversations } = await exported(cleo);
    const found = characters.map(
      ({ id, versions }) => [id, versions.map(({ content }) => canonicalContent(content))] as const,
    );
    expect(new Map(found)).toEqual(wanted);
    const turns = conversations.flatMap((one) =>
      one.turns.filter(({ position }) => position === 1),
    );
    expect(turns.map(({ text }) => text).toSorted()).toEqual(said.toSorted());
    expect(found).toHaveLength(25);
  });
});

describe("an export that takes long", async () => {
  const dora = await api.join("Dora");
  const copies = 1_200;

  // 12 MB, more than the sockets of both ends hold.
  beforeAll(async () => {
    const body = exampleCharacter({ backstory: "x".repeat(10_000) });
    const post = { as: dora.credential, body };
    const { id } = (await api.send<Character>("POST", "/api/v1/characters", post)).body;
    await copyCharacter(api, id, copies);
  });

  /** Asks for the export and reads none of it. */
  async function begin(as: Credential): Promise<Socket> {
    const socket = connect(Number(new URL(api.url).port), "127.0.0.1");
    const lines = ["GET /api/v1/export HTTP/1.1", "host: 127.0.0.1", `cookie: ${as["cookie"]}`];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    await once(socket, "readable");
    return socket;
  }

  test("is one at a time, and its reader may leave", async () => {
    const stuck = await begin(dora.credential);
    const refused = await read(dora);
    expect(refused).toMatchObject({ status: 429, body: { code: "RATE_LIMITED" } });
    expect(refused.headers.get("retry-after")).toBe("5");
    expect((await read(ben)).status).toBe(200);
    stuck.destroy();
    await expect.poll(async () => (await read(dora)).status).toBe(200);
    expect((await exported(dora)).characters).toHaveLength(copies + 1);
  });

  test("is cut off when its session ends, and then is not whole", async () => {
    const other = await signIn(api, dora);
    const stuck = await begin(other);
    await api.send("DELETE", "/api/v1/sessions", { as: dora.credential });
    await setTimeout(1_000);
    const parts: Buffer[] = [];
    stuck.on("error", () => undefined).on("data", (part: Buffer) => parts.push(part));
    if (!stuck.destroyed) await once(stuck, "close");
    const received = Buffer.concat(parts).toString("latin1");
    expect(received.length).toBeLessThan(12_000_000);
    expect(received).not.toMatch(/\n\}\n\r?\n?/);
  });
});

describe("without accounts", async () => {
  const local = await testApi();

  test("the owner has an export too", async () => {
    await local.send("POST", "/api/v1/characters", { body: exampleCharacter() });
    const { body } = await local.send("GET", "/api/v1/export");
    const mine = exportDocument.parse(body);
    expect(mine).toMatchObject({ account: null, logins: [], sessions: [], api_keys: [] });
    expect(mine.workspaces).toMatchObject([{ kind: "personal", role: "owner" }]);
    expect(mine.characters).toHaveLength(1);
  });
});
