import { createHash, randomInt, randomUUID } from "node:crypto";
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
  nickname: 100,
  scenario: 10_000,
};
const empty = {
  alternate_greetings: [],
  example_dialogues: [],
  tags: [],
  content_rating: "general",
  group_greetings: [],
  trusts_instructions: false,
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
  const { rows } = await pool.query<Deletable & From>({
    name: "get",
    text: sql.get,
    values: [id, ownerId],
  });
  return rows[0] && withOrigin(withPurge(rows[0]));
}

export async function listCharacters(pool: Pool, ownerId: string, limit: number): Promise<unknown> {
  const values = [ownerId, limit + 1];
  const listed = { name: "list", text: sql.list, values };
  const { rows } = await pool.query<Deletable & { id: string }>(listed);
  const items = rows.slice(0, limit).map(withPurge);
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
  const hash = contentHash(content);
  const fields = sql.contentFields.map((field) => content[field]);
  const record = [uuidv7(), randomUUID(), uuidv7()];
  const values = [id, ownerId, slug, name, labels, personality_summary, hash, ...record, ...fields];
  const { rows } = await pool.query<Inserted>({ name: "insert", text: sql.insert, values });
  const { published_version, ...row } = withOrigin(withPurge(rows[0]!));
  const facts = { is_public: published_version !== null, version: 1, published_version };
  return { id, slug, ...content, ...facts, content_hash: hash, ...row };
}

interface Deletable {
  deleted_at: Date | null;
}

interface From {
  origin_id: string | null;
  origin_version: number | null;
}

interface Inserted extends Deletable, From {
  published_version: number | null;
}

const trashTime = 30 * 86_400_000;

function withPurge<Row extends Deletable>(row: Row) {
  const { deleted_at } = row;
  return { ...row, purge_at: deleted_at && new Date(deleted_at.getTime() + trashTime) };
}

function withOrigin<Row extends From>({ origin_id: id, origin_version: version, ...row }: Row) {
  return { ...row, origin: id === null || version === null ? null : { id, version } };
}

function slugOf(name: string): string {
  const readable = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `${readable}-${randomInt(36 ** 8).toString(36)}`;
}

/** Of the fields that hold something, in the order of their names. */
export function contentHash(content: sql.Content): string {
  const held = Object.entries(content).filter(
    ([, value]) =>
      value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  const text = JSON.stringify(sorted(Object.fromEntries(held)));
  return createHash("sha256").update(text).digest("hex");
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, sorted(inner)]));
}
