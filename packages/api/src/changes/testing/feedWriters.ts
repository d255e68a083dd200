import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChangePage } from "@personaforge/contract/change";
import type { Database, Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import { insertOwner } from "../../accounts/accounts.queries.ts";
import { insertAudit } from "../../audit/audit.queries.ts";
import { systemAudit } from "../../audit/systemAudit.ts";
import { list } from "../changes.service.ts";
import { localPrincipal } from "../../access/principal.ts";
import { Feed } from "../feed.ts";

/** The feed of an owner of its own. */
export interface OwnFeed {
  ownerId: string;
  read(cursor?: string, limit?: number): Promise<ChangePage>;
}

export async function newOwner(db: Database): Promise<OwnFeed> {
  const ownerId = uuidv7();
  await insertOwner(db, { id: ownerId, handle: ownerId.replaceAll("-", ""), name: "Writer" });
  return feedOf(db, ownerId);
}

export function feedOf(db: Database, ownerId: string): OwnFeed {
  const principal = localPrincipal(ownerId);
  const context = { requestId: "test", principal, door: "api" } as const;
  const source = { db, feed: new Feed() };
  return { ownerId, read: (cursor, limit = 100) => list(source, context, { cursor, limit }) };
}

async function writeEvent(tx: Tx, { ownerId }: OwnFeed, slug: string): Promise<void> {
  const id = uuidv7();
  const object = { type: "character", id };
  const audit = systemAudit({ ownerId, runId: id, action: "character.create", object });
  await insertAudit(tx, audit, [{ type: "version.created", characterId: id, slug, version: 1 }]);
}

/** Writes an event in a transaction that stays open until `commit` is called. */
export async function commitLater(
  db: Database,
  feed: OwnFeed,
  slug: string,
): Promise<{ commit(): Promise<void> }> {
  const written = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const ended = db.transaction().execute(async (tx) => {
    await writeEvent(tx, feed, slug);
    written.resolve();
    await released.promise;
  });
  await written.promise;
  return {
    commit: () => {
      released.resolve();
      return ended;
    },
  };
}

/** Commits `count` events, one after the other, each some milliseconds after it was written. */
export async function makeEvents(
  db: Database,
  feed: OwnFeed,
  { count, name }: { count: number; name: string },
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    await db.transaction().execute(async (tx) => {
      await writeEvent(tx, feed, `${name}-${number}`);
      await sleep(randomInt(20));
    });
  }
}

/** Reads from the beginning until `count` events were seen, in pages of random length; their slugs. */
export async function readAll(feed: OwnFeed, count: number): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  while (seen.length < count) {
    const { items, next_cursor } = await feed.read(cursor, randomInt(1, 200));
    seen.push(...items.map(({ character }) => character.slug));
    cursor = next_cursor;
  }
  return seen;
}
