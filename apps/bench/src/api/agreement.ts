import { isDeepStrictEqual } from "node:util";
import type { Client } from "pg";
import type { LoadRequest } from "../load/load.ts";
import type { Contender } from "./contender.ts";
import { createWriter } from "./characterText.ts";

type Data = Record<string, unknown>;

/** What two creations of the same text may differ in. */
const own = ["id", "slug", "created_at", "updated_at"];

/**
 * Every server must do the same work before their speed is compared: the same data for the same
 * question, and the same rows for the same character.
 */
export async function demandAgreement(
  contenders: readonly Contender[],
  ids: readonly string[],
  client: Client,
): Promise<void> {
  const serious = contenders.filter(({ door }) => door.operations.includes("create"));
  for (const id of ids) await demandEqual(serious, `get ${id}`, ({ door }) => door.get(id));
  await demandEqual(serious, "list", ({ door }) => door.list(20));
  const written = createWriter(2)();
  const rows = new Map<string, unknown>();
  for (const contender of serious) {
    const created = (await ask(contender, contender.door.create(written))) as Data;
    rows.set(contender.name, [without(created), await rowsOf(client, String(created["id"]))]);
  }
  demandOne("create", rows);
}

async function demandEqual(
  contenders: readonly Contender[],
  question: string,
  requestTo: (contender: Contender) => LoadRequest,
): Promise<void> {
  const answers = new Map<string, unknown>();
  for (const contender of contenders) {
    answers.set(contender.name, sameTimes(await ask(contender, requestTo(contender))));
  }
  demandOne(question, answers);
}

function demandOne(question: string, answers: ReadonlyMap<string, unknown>): void {
  const [[firstName, first] = [], ...others] = answers;
  for (const [name, answer] of others) {
    if (isDeepStrictEqual(answer, first)) continue;
    const shown = [first, answer].map((value) => JSON.stringify(value)).join("\n");
    throw new Error(`${String(firstName)} and ${name} disagree on "${question}":\n${shown}`);
  }
}

async function ask({ url, door, name }: Contender, request: LoadRequest): Promise<unknown> {
  const { path, body } = request;
  const headers = { "content-type": "application/json" };
  const options = body === undefined ? {} : { method: "POST", body, headers };
  const response = await fetch(url + path, options);
  const text = await response.text();
  if (!response.ok) throw new Error(`${name} answered ${path} with ${response.status}: ${text}`);
  return door.dataOf(JSON.parse(text));
}

/** Both rows as JSON; the search words included, which no answer shows. */
async function rowsOf(client: Client, id: string): Promise<unknown[]> {
  const { rows } = await client.query<{ head: Data; version: Data }>(
    `select to_jsonb(c) as head, to_jsonb(v) as version
    from character c join character_version v on v.character_id = c.id where c.id = $1`,
    [id],
  );
  return rows.flatMap(({ head, version }) => {
    const { character_id, ...rest } = version;
    return character_id === id ? [without(head), without(rest)] : [];
  });
}

function without(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !own.includes(name)));
}

/** A moment can be spelt with `Z` or with `+00:00`, and with or without a fraction. */
function sameTimes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, inner: unknown) =>
    name.endsWith("_at") && typeof inner === "string" ? Date.parse(inner) : inner,
  ) as unknown;
}
