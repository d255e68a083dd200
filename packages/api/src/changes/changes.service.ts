import {
  type Change,
  type ChangePage,
  changeType,
  type FollowEvent,
  type listChanges,
} from "@personaforge/contract/change";
import * as z from "zod";
import { ownerIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import * as queries from "./changes.queries.ts";

type Source = Pick<Services, "db" | "feed">;

// Not less than the longest page: a batch is then always enough to fill the page that is asked for.
// Placing 1,000 and reading them takes about 50 ms.
const batch = 1_000;

/**
 * Gives what was committed since the last time a position, a batch at most; answers how many. The
 * one who holds the lock sees every position that was given before, so that positions become
 * visible in their order, and whatever commits later comes later.
 */
async function place({ db }: Source, ownerId: string): Promise<number> {
  if (!(await queries.hasUnplaced(db, ownerId))) return 0;
  return db.transaction().execute(async (tx) => {
    await queries.lockFeed(tx, ownerId);
    return queries.placeChanges(tx, ownerId, batch);
  });
}

async function readAfter(
  source: Source,
  ownerId: string,
  { after, limit }: { after: number; limit: number },
): Promise<queries.ChangeRow[]> {
  await place(source, ownerId);
  return queries.listChanges(source.db, { ownerId, after, limit });
}

const cursorSchema = z.int().nonnegative();

function toChange(row: queries.ChangeRow): Change {
  return {
    cursor: encodeCursor(Number(row.position)),
    type: changeType.parse(row.type),
    character: { id: row.character_id, slug: row.slug },
    version: row.version,
    label: row.label,
    at: row.at,
  };
}

export async function list(
  source: Source,
  { principal }: Context,
  { cursor, limit }: z.output<typeof listChanges>,
): Promise<ChangePage> {
  const after = decodeCursor(cursorSchema, cursor) ?? 0;
  const rows = await readAfter(source, ownerIdOf(principal), { after, limit });
  const items = rows.map(toChange);
  return { items, next_cursor: items.at(-1)?.cursor ?? encodeCursor(after) };
}

// What this process commits is announced at once; this is for what other processes commit. At 2 s a
// follower costs two indexed look-ups a second at rest, and needs no connection for LISTEN.
const lookEvery = 2_000;

const pageLength = 100;

export interface Following {
  /** The cursor of the last event seen. */
  lastEventId: string | undefined;
  /** Aborted when the follower has left. */
  signal: AbortSignal;
}

/**
 * Every event after the last one seen, as it is committed, until the follower leaves. Holds no
 * connection while it waits.
 * @throws DOMException AbortError when the server stops
 */
export async function* follow(
  source: Source,
  { principal }: Context,
  { lastEventId, signal }: Following,
): AsyncGenerator<FollowEvent, void> {
  const ownerId = ownerIdOf(principal);
  const ended = AbortSignal.any([signal, source.feed.closing]);
  let after = decodeCursor(cursorSchema, lastEventId) ?? (await presentEnd(source, ownerId));
  if (lastEventId === undefined) yield { type: "opened", cursor: encodeCursor(after) };
  for (;;) {
    if (signal.aborted) return;
    // Not a plain end: a follower that is cut off comes back by itself, one that was told the end not.
    source.feed.closing.throwIfAborted();
    const seen = source.feed.announced;
    const rows = await readAfter(source, ownerId, { after, limit: pageLength });
    for (const row of rows) {
      yield toChange(row);
      after = Number(row.position);
    }
    if (rows.length < pageLength) await source.feed.next({ seen, timeout: lookEvery }, ended);
  }
}

async function presentEnd(source: Source, ownerId: string): Promise<number> {
  while ((await place(source, ownerId)) === batch);
  return queries.findLastPosition(source.db, ownerId);
}
