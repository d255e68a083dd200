import type { createImport, ImportJob, listImports } from "@personaforge/contract/import";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import type { Queryable, Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { type Action, demand } from "../access/can.ts";
import { keyIdOf, ownerIdOf, personIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { type AuditRecord, write } from "../write.ts";
import { tooManyBytes, tooManyFiles } from "./archive.ts";
import { toJob } from "./imports.mapping.ts";
import * as queries from "./imports.queries.ts";
import { insertItems, measureItems, type NewItem } from "./items.queries.ts";
import { Intake, type Room } from "./takeIn.ts";

export function recordOf(action: Action, id: string): AuditRecord {
  return { action, object: { type: "import", id } };
}

export function importNotFound(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such import, or it is not yours to see.");
}

/** An import of the caller's workspace. */
export async function readMine(
  db: Queryable,
  { principal }: Context,
  { id, action }: { id: string; action: Action },
): Promise<queries.ImportRow> {
  const row = await queries.findImport(db, id);
  const ownerId = ownerIdOf(principal);
  if (row?.owner_id !== ownerId) throw importNotFound();
  demand(principal, action, { ownerId, isPublic: false });
  return row;
}

/** The same, and nobody else changes its state until the transaction ends. */
export async function lockMine(
  tx: Tx,
  context: Context,
  asked: { id: string; action: Action },
): Promise<queries.ImportRow> {
  await readMine(tx, context, asked);
  const row = await queries.lockImport(tx, asked.id);
  if (row === undefined) throw importNotFound();
  return row;
}

export async function jobOf(db: Queryable, row: queries.ImportRow): Promise<ImportJob> {
  const counts = (await queries.countItems(db, [row.id])).get(row.id);
  if (counts === undefined) throw new Error("an import was not counted");
  return toJob(row, counts);
}

/** Whoever had it go on last: an import outlives the key, or the membership, by which it began. */
export function askerOf({ principal, requestId, door }: Context): queries.Asker {
  const [person_id, api_key_id] = [personIdOf(principal), keyIdOf(principal)];
  return { person_id, api_key_id, request_id: requestId, door };
}

/** Files that are stored, and what is to be done with them. */
export interface Taken {
  items: readonly NewItem[];
  fields: z.output<typeof createImport>;
}

/** Makes an import of files that are stored already. */
export async function create(
  services: Services,
  context: Context,
  { items, fields }: Taken,
): Promise<ImportJob> {
  const { dry_run: dryRun = false, open = false, on_duplicate: onDuplicate = null } = fields;
  const queue = open ? null : await services.imports.queue();
  const job = await write(services, context, async (tx) => {
    const row = await queries.insertImport(tx, {
      id: uuidv7(),
      ownerId: ownerIdOf(context.principal),
      asker: askerOf(context),
      state: open ? "open" : dryRun ? "checking" : "importing",
      ...{ dryRun, onDuplicate },
    });
    await insertItems(tx, row.id, items);
    await queue?.add(tx, row.id);
    return { answer: await jobOf(tx, row), record: recordOf("import.create", row.id) };
  });
  queue?.look();
  return job;
}

/** Adds files, stored already, to an import that is open. */
export async function addFiles(
  services: Services,
  context: Context,
  { id, items }: Pick<Taken, "items"> & { id: string },
): Promise<ImportJob> {
  return write(services, context, async (tx) => {
    const row = await lockMine(tx, context, { id, action: "import.create" });
    demandOpen(row);
    const { files, bytes } = await roomIn(tx, id);
    if (items.length > files) throw tooManyFiles();
    const added = items.reduce((sum, { size, hash }) => sum + (hash === null ? 0 : size), 0);
    if (added > bytes) throw tooManyBytes();
    await insertItems(tx, id, items);
    const changed = await queries.updateImport(tx, id, {});
    return { answer: await jobOf(tx, changed), record: recordOf("import.create", id) };
  });
}

/** Takes in files for an import that is there already, or for a new one. */
export async function intakeFor(
  services: Services,
  context: Context,
  id?: string,
): Promise<Intake> {
  const ownerId = ownerIdOf(context.principal);
  if (id === undefined) {
    const room = { files: limits.importFiles, bytes: limits.importTotalBytes };
    return new Intake(services, ownerId, room);
  }
  const { db } = services;
  demandOpen(await readMine(db, context, { id, action: "import.create" }));
  return new Intake(services, ownerId, await roomIn(db, id));
}

async function roomIn(db: Queryable, id: string): Promise<Room> {
  const { files, bytes } = await measureItems(db, id);
  return { files: limits.importFiles - files, bytes: limits.importTotalBytes - bytes };
}

function demandOpen({ state }: queries.ImportRow): void {
  if (state === "open") return;
  throw new DomainError("CONFLICT", "Files can be added to an import only while it is open.");
}

export async function get(services: Services, context: Context, id: string): Promise<ImportJob> {
  const { db } = services;
  return jobOf(db, await readMine(db, context, { id, action: "import.read" }));
}

const cursorSchema = z.uuid();

export async function list(
  { db }: Services,
  { principal }: Context,
  { cursor, limit }: z.output<typeof listImports>,
): Promise<{ items: ImportJob[]; next_cursor: string | null }> {
  const before = decodeCursor(cursorSchema, cursor);
  const ownerId = ownerIdOf(principal);
  const rows = await queries.listImports(db, { ownerId, before, limit: limit + 1 });
  const counts = await queries.countItems(
    db,
    rows.map(({ id }) => id),
  );
  const item = (row: queries.ImportRow) => {
    const of = counts.get(row.id);
    if (of === undefined) throw new Error("an import was not counted");
    return toJob(row, of);
  };
  return toPage(rows, limit, { item, position: ({ id }) => id });
}
