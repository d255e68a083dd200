import { createHash, randomInt } from "node:crypto";
import type { Pool } from "pg";
import { v7 as uuidv7 } from "uuid";
import * as sql from "./bareSql.ts";

const longest: Partial<Record<keyof sql.Content, number>> = {
  name: 100,
  personality_summary: 2_000,
  backstory: 10_000,
  tone_description: 1_000,
  initial_greeting: 500,
  tagline: 120,
};
const empty = {
  alternate_greetings: [],
  example_dialogues: [],
  tags: [],
  content_rating: "general",
};

/** The least that can be called validation: an object of short enough texts with a name. */
export function contentFrom(body: unknown): sql.Content | null {
  if (typeof body !== "object" || body === null) return null;
  const given: Partial<sql.Content> = { ...empty, ...body };
  if (typeof given.name !== "string" || typeof given.personality_summary !== "string") return null;
  const entries = sql.contentFields.map((field) => [field, given[field] ?? null] as const);
  const tooLong = entries.some(
    ([field, value]) => typeof value === "string" && value.length > (longest[field] ?? 20_000),
  );
  return tooLong ? null : (Object.fromEntries(entries) as sql.Content);
}

export async function getCharacter(pool: Pool, id: string, ownerId: string): Promise<unknown> {
  const { rows } = await pool.query<object>({ name: "get", text: sql.get, values: [id, ownerId] });
  return rows[0];
}

export async function listCharacters(pool: Pool, ownerId: string, limit: number): Promise<unknown> {
  const values = [ownerId, limit + 1];
  const { rows } = await pool.query<{ id: string }>({ name: "list", text: sql.list, values });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const cursor = last && Buffer.from(JSON.stringify(last.id)).toString("base64url");
  return { items, next_cursor: cursor ?? null };
}

export async function createCharacter(
  pool: Pool,
  ownerId: string,
  content: sql.Content,
): Promise<unknown> {
  const id = uuidv7();
  const slug = slugOf(String(content.name));
  const { name, tags, tagline, personality_summary } = content;
  const labels = [...(tags as string[]), (tagline as string | null) ?? ""].join(" ");
  const searched = [name, labels, personality_summary];
  const hash = contentHash(content);
  const client = await pool.connect();
  try {
    await client.query("begin");
    const values = [id, ownerId, slug, ...searched];
    const inserted = { name: "insertCharacter", text: sql.insertCharacter, values };
    const { published_version, ...row } = (await client.query<Inserted>(inserted)).rows[0]!;
    const fields = sql.contentFields.map((field) => content[field]);
    const version = [id, ownerId, hash, ...fields];
    await client.query({ name: "insertVersion", text: sql.insertVersion, values: version });
    await client.query("commit");
    const facts = { is_public: published_version !== null, version: 1, published_version };
    return { id, slug, ...content, ...facts, content_hash: hash, ...row };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

interface Inserted {
  published_version: number | null;
}

function slugOf(name: string): string {
  const readable = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `${readable}-${randomInt(36 ** 8).toString(36)}`;
}

export function contentHash(content: sql.Content): string {
  const fields = Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
