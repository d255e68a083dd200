import type { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { contentFields } from "../servers/bareSql.ts";
import { contentFrom, contentHash } from "../servers/bareCharacters.ts";
import { createWriter } from "./characterText.ts";

const perStatement = 500;
const publicEvery = 10;
// 2026-01-01, in milliseconds, then one character a minute: ids and times have one order.
const firstMoment = 1_767_225_600_000;

/** The owner that PersonaForge works as when there are no accounts. */
export async function addOwner(client: Client): Promise<string> {
  const id = uuidv7();
  const text = `insert into owner (id, handle, name) values ($1, 'local', 'You')`;
  await client.query(text, [id]);
  return id;
}

/** Stores as many characters as asked, each with version 1. */
export async function fill(
  client: Client,
  ownerId: string,
  count: number,
): Promise<{ ids: string[]; bytes: number }> {
  const write = createWriter(1);
  const ids: string[] = [];
  let bytes = 0;
  let storing: Promise<unknown> = Promise.resolve();
  while (ids.length < count) {
    const size = Math.min(perStatement, count - ids.length);
    const rows = Array.from({ length: size }, (_, index) => rowOf(write(), ids.length + index));
    const json = JSON.stringify(rows);
    // While Postgres stores these, the next ones are written.
    await storing;
    storing = client.query(insertAll, [json, ownerId]);
    ids.push(...rows.map(({ id }) => id));
    bytes += Buffer.byteLength(json);
  }
  await storing;
  // So that no writing is left over for the first measurement.
  await client.query("vacuum (analyze) character, character_version");
  await client.query("checkpoint");
  return { ids, bytes };
}

function rowOf(written: object, position: number) {
  const content = contentFrom(written);
  if (content === null) throw new Error("the bench wrote a character that is too long");
  const moment = new Date(firstMoment + position * 60_000);
  return {
    ...content,
    id: uuidv7({ msecs: moment.getTime() }),
    slug: `character-${position}`,
    is_public: position % publicEvery === 0,
    content_hash: contentHash(content),
    created_at: moment.toISOString(),
  };
}

const content = contentFields.join(", ");
const insertAll = `
  with given as (
    select *, setweight(to_tsvector('simple', name), 'A')
      || setweight(to_tsvector('simple', array_to_string(tags, ' ') || ' ' || tagline), 'B')
      || setweight(to_tsvector('simple', personality_summary), 'C') as search
    from json_to_recordset($1::json) as rows (
      id uuid, slug text, is_public boolean, content_hash text, created_at timestamptz,
      name text, personality_summary text, backstory text, tone_description text,
      initial_greeting text, tagline text, opening_scene text, alternate_greetings text[],
      example_dialogues text[], tags text[], language text, license text, content_rating text,
      nickname text, scenario text, group_greetings text[], system_prompt text,
      post_history_instructions text, depth_prompt jsonb, trusts_instructions boolean,
      lorebook jsonb, avatar jsonb, card jsonb)
  ), characters as (
    insert into character (id, owner_id, slug, head_version, search, created_at, updated_at,
      published_version, published_at, public_search)
    select id, $2, slug, 1, search, created_at, created_at, case when is_public then 1 end,
      case when is_public then created_at end, case when is_public then search end
    from given
  )
  insert into character_version (character_id, number, owner_id, author_id, content_hash, source,
    created_at, ${content})
  select id, 1, $2, $2, content_hash, 'api', created_at, ${content} from given`;
