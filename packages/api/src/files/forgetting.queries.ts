import { limits } from "@personaforge/contract/limits";
import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

// Nothing refers yet to what is being uploaded, which takes 70 minutes at most, see `limitArrival`.
const isOld = sql<boolean>`f.created_at < now() - interval '2 hours'`;

/**
 * Lets workspaces go of up to `limit` files that none of their characters holds and none of their
 * imports still waits with, so that they have the room again; answers how many. The files are locked,
 * so that one that is stored again at that moment is held again after it. A lorebook that is
 * `attached` is still to go to the character that names it.
 */
export async function releaseUnused(tx: Tx, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with unused as (
      select o.owner_id, o.hash, f.size from owner_file o join file f using (hash)
      where ${isOld}
        and not exists (
          select from character_file l join character c on c.id = l.character_id
          where l.hash = o.hash and c.owner_id = o.owner_id)
        and not exists (
          select from import_item i join import job on job.id = i.import_id
          where i.hash = o.hash and job.owner_id = o.owner_id
            and (i.state in ('waiting', 'ready', 'needs_fix', 'duplicate') or i.reason = 'attached')
            and job.state <> 'undone'
            and job.updated_at > now() - make_interval(days => ${limits.importDays}))
      limit ${limit} for update of f skip locked
    ), released as (
      delete from owner_file o using unused u
      where o.owner_id = u.owner_id and o.hash = u.hash
      returning o.owner_id, u.size
    ), returned as (
      update owner_storage s set bytes = s.bytes - r.bytes, most = null
      from (select owner_id, sum(size) as bytes from released group by owner_id) r
      where s.owner_id = r.owner_id
    )
    select count(*)::int as count from released`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Deletes up to `limit` files that no workspace keeps; answers how many. */
export async function deleteUnused(db: Queryable, limit: number): Promise<number> {
  const unused = db
    .selectFrom("file as f")
    .select("f.hash")
    .where(isOld)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("owner_file as o").select("o.hash").whereRef("o.hash", "=", "f.hash"))),
    )
    // Also where a copy was made at the moment when the last workspace let it go.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("character_file as c").select("c.hash").whereRef("c.hash", "=", "f.hash"),
        ),
      ),
    )
    .limit(limit);
  const { numDeletedRows } = await db
    .deleteFrom("file as f")
    .where("f.hash", "in", unused)
    // Asked of the row as it is once it is locked: somebody may have stored the same bytes just now.
    .where(isOld)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
