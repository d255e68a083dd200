import { isDeepStrictEqual } from "node:util";
import type { Client } from "pg";
import type { LoadRequest } from "../load/load.ts";
import type { Contender } from "./contender.ts";
import { createWriter } from "./characterText.ts";

type Data = Record<string, unknown>;

/** What two creations of the same text may differ in. */
const own = [
  ...["id", "slug", "created_at", "updated_at", "at", "request_id"],
  ...["character_id", "object_id"],
];

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
  const written = { ...createWriter(2)(), ...rareFields };
  const rows = new Map<string, unknown>();
  let newest = "";
  for (const contender of serious) {
    const created = (await ask(contender, contender.door.create(written))) as Data;
    newest = String(created["id"]);
    rows.set(contender.name, [without(created), await rowsOf(client, newest)]);
  }
  demandOne("create", rows);
  await demandEqual(serious, "get what was created", ({ door }) => door.get(newest));
}

/** What the characters under load leave empty, as most characters do. */
const rareFields = {
  nickname: "Wren",
  scenario: "{{user}} waits at the pier.",
  group_greetings: ["There you all are."],
  system_prompt: "{{original}} Be brief.",
  post_history_instructions: "One paragraph.",
  depth_prompt: { role: "system", prompt: "It is raining.", depth: 4 },
  trusts_instructions: true,
  lorebook: {
    scan_depth: 2,
    entries: [
      {
        ...{ keys: ["pier"], content: "The pier burned.", enabled: true, insertion_order: 1 },
        extensions: { role: 0, depth: 4 },
      },
    ],
  },
};

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

/** All its rows as JSON; the search words, the audit and the change included, which no answer shows. */
async function rowsOf(client: Client, id: string): Promise<Data[]> {
  const { rows } = await client.query<{ row: Data }>(
    `select to_jsonb(c) as row from character c where c.id = $1
    union all select to_jsonb(v) from character_version v where v.character_id = $1
    union all select to_jsonb(a) from audit a where a.object_id = $1
    union all select to_jsonb(t) from change t where t.character_id = $1`,
    [id],
  );
  return rows.map(({ row }) => without(row));
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
