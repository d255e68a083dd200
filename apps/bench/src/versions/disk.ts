import type { Client } from "pg";
import { contentFrom } from "../servers/bareCharacters.ts";
import type { History } from "./history.ts";

/** What the versions of one character cost, in bytes of the table with its large values and indexes. */
export interface DiskUse {
  /** As many plain rows in a table of the same shape. */
  copies: number;
  /** How much the files have grown, right after the last save. */
  beforeVacuum: number;
  /** And after a last VACUUM: what is kept, and space that later writes use again. */
  afterVacuum: number;
  /** After VACUUM FULL: what is kept. */
  kept: number;
}

const table = "character_version";

/**
 * Weighs what `make` stores. It is to call `saved` after each save: the upkeep of Postgres comes as
 * often as the thresholds of the table say, and not when its clock, of a minute, happens to strike.
 */
export async function weigh(
  client: Client,
  make: (saved: () => Promise<void>) => Promise<History>,
): Promise<{ history: History; disk: DiskUse }> {
  await client.query(`vacuum (full, analyze) ${table}`);
  const empty = await bytesOf(client, table);
  const history = await make(upkeep(client));
  const beforeVacuum = (await bytesOf(client, table)) - empty;
  await client.query(`vacuum (analyze) ${table}`);
  const afterVacuum = (await bytesOf(client, table)) - empty;
  const copies = await bytesOfCopies(client, history);
  await client.query(`vacuum (full, analyze) ${table}`);
  const kept = (await bytesOf(client, table)) - empty;
  return { history, disk: { copies, beforeVacuum, afterVacuum, kept } };
}

/** Each save leaves one dead row: the plain one of the version that it packs. */
function upkeep(client: Client): () => Promise<void> {
  let dead = 0;
  let threshold: number | undefined;
  return async () => {
    dead += 1;
    threshold ??= await deadRowsUntilVacuum(client);
    if (dead <= threshold) return;
    await client.query(`vacuum (analyze) ${table}`);
    dead = 0;
    threshold = undefined;
  };
}

/** The table's own settings, or else those of all tables. */
async function deadRowsUntilVacuum(client: Client): Promise<number> {
  const { rows } = await client.query<{ rows: number; base: string; share: string }>(
    `select greatest(reltuples, 0) as rows,
      coalesce(own ->> 'autovacuum_vacuum_threshold',
        current_setting('autovacuum_vacuum_threshold')) as base,
      coalesce(own ->> 'autovacuum_vacuum_scale_factor',
        current_setting('autovacuum_vacuum_scale_factor')) as share
    from pg_class, lateral (
      select json_object_agg(option_name, option_value) as own
      from pg_options_to_table(reloptions)) as settings
    where oid = $1::regclass`,
    [table],
  );
  const { base, share, rows: count } = rows[0]!;
  return Number(base) + Number(share) * count;
}

/** Bytes of the table with its indexes and its large values, and what else belongs to its files. */
async function bytesOf(client: Client, name: string): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    "select pg_total_relation_size($1::regclass) as bytes",
    [name],
  );
  return Number(rows[0]?.bytes);
}

async function bytesOfCopies(client: Client, { id, contents }: History): Promise<number> {
  await client.query(`create table copies (like ${table} including all)`);
  const empty = await bytesOf(client, "copies");
  await client.query(insertCopies, [id, JSON.stringify(contents.map(contentFrom))]);
  await client.query("vacuum (analyze) copies");
  const bytes = await bytesOf(client, "copies");
  await client.query("drop table copies");
  return bytes - empty;
}

const insertCopies = `
  insert into copies
  select copy.*
  from jsonb_array_elements($2::jsonb) with ordinality as sent (content, number)
  join ${table} v on v.character_id = $1 and v.number = sent.number
  cross join lateral
    jsonb_populate_record(v, sent.content || '{"packed": null, "anchor": null}') as copy
  order by v.number`;
