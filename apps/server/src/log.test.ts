import { randomUUID } from "node:crypto";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { expect, test } from "vitest";
import * as z from "zod";
import { createLog } from "./log.ts";
import { redirectConsole } from "./terminal.ts";

const { db } = await testDatabase();
const canary = "canary-7f3k";

/** What is written for an entry, at the level that writes most. */
function written(entry: object): string {
  const lines: string[] = [];
  createLog("trace", { write: (line) => void lines.push(line) }).error(entry, "It failed.");
  return lines.join("");
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable("It was meant to fail."),
    (error: unknown) => error,
  );
}

test("of an error of Postgres it keeps the code and the constraint, and no value", async () => {
  const owner = { id: randomUUID(), handle: canary, name: canary };
  await db.insertInto("owner").values(owner).execute();
  const again = { ...owner, id: randomUUID() };
  const duplicate = await failureOf(db.insertInto("owner").values(again).execute());
  expect(JSON.stringify(duplicate)).toContain(canary);
  const line = written({ err: duplicate });
  expect(line).not.toContain(canary);
  expect(JSON.parse(line)).toMatchObject({
    msg: "It failed.",
    err: { code: "23505", constraint: expect.stringContaining("owner") as string },
  });
});

test("a value that Postgres quotes in its message is left out", async () => {
  const query = db.selectFrom("owner").select("id").where("id", "=", canary);
  const invalid = await failureOf(query.execute());
  expect(String(invalid)).toContain(canary);
  const line = written({ err: invalid }) + written({ a: { b: [invalid] }, reason: invalid });
  expect(line).not.toContain(canary);
  expect(line).toContain("Postgres refused a value (22P02).");
});

test("a query that finds nothing tells no value it looked for", async () => {
  const query = db.selectFrom("owner").select("id").where("name", "=", `${canary} nobody`);
  const missing = await failureOf(query.executeTakeFirstOrThrow());
  expect(written({ err: missing })).not.toContain(canary);
});

test("what cannot be read is not quoted, at any depth of causes", () => {
  const parse = () => {
    try {
      return JSON.parse(`{"prompt": ${canary}`) as unknown;
    } catch (error) {
      return error;
    }
  };
  const cause = parse();
  expect(String(cause)).toContain("canary");
  const input = z.object({ name: z.string() }).safeParse({ name: 7, [canary]: canary });
  const line = written({
    err: new Error("It broke.", { cause }),
  });
  expect(line).toContain("It broke.");
  expect(line).toContain("A text could not be read.");
  expect(line + written({ err: input.error }) + written({ err: canary })).not.toContain("canary");
  expect(written({ err: input.error })).toContain("name: invalid_type");
});

test("secrets and prompts are hidden wherever somebody hangs them on an entry", () => {
  const secrets = { authorization: canary, "set-cookie": [canary], "x-setup-token": canary };
  const more = { password: canary, apiKey: canary, token: canary, body: canary, prompt: canary };
  const line = written({ ...secrets, request: { headers: secrets, more }, a: { b: { c: more } } });
  expect(line).not.toContain(canary);
  expect(line.match(/\[hidden\]/g)).toHaveLength(16);
});

test("an entry without words does not take those of its error", async () => {
  const query = db.selectFrom("owner").select("id").where("id", "=", canary);
  const invalid = await failureOf(query.execute());
  const lines: string[] = [];
  const log = createLog("trace", { write: (line) => void lines.push(line) });
  log.error(invalid);
  log.error({ err: invalid });
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    "It failed.",
    "It failed.",
  ]);
  expect(lines.join("")).not.toContain(canary);
});

test("of what is no plain object only the kind is written", () => {
  const line = written({ request: new Request(`http://localhost/${canary}`), at: new Date(0) });
  expect(JSON.parse(line)).toMatchObject({ request: "[Request]", at: "1970-01-01T00:00:00.000Z" });
});

test("an error that a library prints is described the same way", async () => {
  const lines: string[] = [];
  const kept = { ...console };
  redirectConsole(createLog("trace", { write: (line) => void lines.push(line) }));
  const query = db.selectFrom("owner").select("id").where("id", "=", canary);
  console.error(" ⨯", await failureOf(query.execute()));
  Object.assign(console, kept);
  expect(lines.join("")).toContain("Postgres refused a value");
  expect(lines.join("")).not.toContain(canary);
});
