import type { ImportCounts, ImportState, OnDuplicate } from "@personaforge/contract/import";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import type { StoredTagging } from "./tag.queries.ts";

const columns = [
  "id",
  "owner_id",
  "person_id",
  "api_key_id",
  "state",
  "dry_run",
  "on_duplicate",
  "tagging",
  "request_id",
  "door",
  "created_at",
  "updated_at",
  "finished_at",
] as const;

type Narrowed = { tagging: StoredTagging | null };

/** In whose name an import works, and by which request. */
export interface Asker {
  person_id: string;
  api_key_id: string | null;
  request_id: string;
  door: "api" | "editor";
}

export interface NewImport {
  id: string;
  ownerId: string;
  asker: Asker;
  state: ImportState;
  dryRun: boolean;
  onDuplicate: OnDuplicate | null;
}

export function insertImport(tx: Tx, made: NewImport) {
  return tx
    .insertInto("import")
    .values({
      id: made.id,
      owner_id: made.ownerId,
      ...made.asker,
      state: made.state,
      dry_run: made.dryRun,
      on_duplicate: made.onDuplicate,
    })
    .returning(columns)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow();
}

const findById = prepared((db, { id }: { id: string }) =>
  db.selectFrom("import").select(columns).$narrowType<Narrowed>().where("id", "=", id),
);

/** Whoever asks must look at its owner. */
export async function findImport(db: Queryable, id: string) {
  const [row] = await findById(db, { id });
  return row;
}

export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** Locks an import, so that its state stays what it is until the transaction ends. */
export function lockImport(tx: Tx, id: string) {
  return tx
    .selectFrom("import")
    .select(columns)
    .$narrowType<Narrowed>()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export interface ImportChange extends Partial<Asker> {
  state?: ImportState;
  dry_run?: boolean;
  on_duplicate?: OnDuplicate | null;
}

/** What ends an import sets `finished_at`, what has it go on clears that. */
export function updateImport(tx: Tx, id: string, change: ImportChange) {
  const { state } = change;
  const ends = state === "done" || state === "stopped" || state === "undone";
  return tx
    .updateTable("import")
    .set({
      ...change,
      updated_at: sql<string>`now()`,
      ...(state !== undefined && { finished_at: ends ? sql<string>`now()` : null }),
    })
    .where("id", "=", id)
    .returning(columns)
    .$narrowType<Narrowed>()
    .executeTakeFirstOrThrow();
}

const touch = prepared((db, { id }: { id: string }) =>
  db
    .updateTable("import")
    .set({ updated_at: sql<string>`now()` })
    .where("id", "=", id),
);

export async function touchImport(tx: Tx, id: string): Promise<void> {
  await touch(tx, { id });
}

interface Page {
  ownerId: string;
  before: string | undefined;
  limit: number;
}

/** Newest first. */
export const listImports = prepared((db, { ownerId, before, limit }: Page) =>
  db
    .selectFrom("import")
    .select(columns)
    .$narrowType<Narrowed>()
    .where("owner_id", "=", ownerId)
    .$if(before !== undefined, (query) => query.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit),
);

/** What is under way, and was not heard of for so many seconds. */
export async function listUnderWay(db: Queryable, silentFor: number): Promise<string[]> {
  const rows = await db
    .selectFrom("import")
    .select("id")
    .where("state", "in", ["checking", "importing", "tagging", "undoing"])
    .where("updated_at", "<=", sql<string>`now() - make_interval(secs => ${silentFor})`)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

const countStates = prepared((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom("import_item")
    .select(["import_id", "state", sql<number>`count(*)::int`.as("count")])
    .where("import_id", "=", sql<string>`any(${ids}::uuid[])`)
    .groupBy(["import_id", "state"]),
);

const none: ImportCounts = {
  total: 0,
  waiting: 0,
  ready: 0,
  needs_fix: 0,
  duplicate: 0,
  imported: 0,
  skipped: 0,
  failed: 0,
  undone: 0,
};

/** How many items of each import are in each state: 10,000 are counted in 2 ms, from an index. */
export async function countItems(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ImportCounts>> {
  const counts = new Map(ids.map((id) => [id, { ...none }]));
  for (const { import_id: id, state, count } of await countStates(db, { ids })) {
    const of = counts.get(id);
    if (of === undefined) continue;
    of[state] = count;
    of.total += count;
  }
  return counts;
}

/** The person's account, and what they are in a workspace now; no row when they are nothing there. */
export async function findActing(
  db: Queryable,
  { personId, ownerId }: Record<"personId" | "ownerId", string>,
) {
  return db
    .selectFrom("account as a")
    .innerJoin("member as m", "m.account_id", "a.id")
    .innerJoin("owner as w", "w.id", "m.owner_id")
    .select(["a.id as account_id", "m.role"])
    .where("a.owner_id", "=", personId)
    .where("m.owner_id", "=", ownerId)
    .where("w.deleted_at", "is", null)
    .executeTakeFirst();
}

/** Others' jobs do not import the same file, or of the same source, at the same moment. */
export async function lockDuplicates(tx: Tx, ownerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${ownerId}, 6))`.execute(tx);
}
