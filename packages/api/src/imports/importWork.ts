import type { ImportItemState, ImportState } from "@personaforge/contract/import";
import type { Tx } from "@personaforge/db/database";
import type { Context, Services } from "../context.ts";
import { importBatch } from "./importBatch.ts";
import { principalOf } from "./importPrincipal.ts";
import * as queries from "./imports.queries.ts";
import { listWork, listWorlds } from "./items.queries.ts";
import type { Pass } from "./pass.ts";
import { endTagging } from "./tag.queries.ts";
import { tagItems } from "./tagWork.ts";
import { undoItems } from "./undoWork.ts";

/** Milliseconds after which an import lets others have a go, also a small one of somebody else. */
const longestTurn = 2_000;

/** Files taken from the list at once. */
const batch = 50;

const toRead: Partial<Record<ImportState, readonly ImportItemState[]>> = {
  checking: ["waiting"],
  importing: ["waiting", "ready"],
};

/** Works on an import for a while, and puts it in line again behind the others when more is to do. */
export async function workOn(services: Services, id: string, signal: AbortSignal): Promise<void> {
  const turn = AbortSignal.any([signal, AbortSignal.timeout(longestTurn)]);
  await workInTurn(services, id, turn);
  if (!turn.aborted || signal.aborted) return;
  const queue = await services.imports.queue();
  await queue.resume([id]);
  queue.look();
}

/** Reads and imports what is left of an import, or takes it back, until nothing is to be done. */
async function workInTurn(services: Services, id: string, signal: AbortSignal): Promise<void> {
  const { db } = services;
  let worlds: Pass["worlds"] | null = null;
  while (!signal.aborted) {
    const row = await queries.findImport(db, id);
    if (row === undefined) return;
    const context = await contextOf(services, row);
    if (context === null) return shutOut(services, row);
    worlds ??= await worldsOf(services, id);
    const pass = { services, context, row, worlds };
    if (row.state === "undoing") await undoItems(pass, signal);
    if (row.state === "tagging") await tagItems(pass, signal);
    const states = toRead[row.state];
    if (states === undefined) return;
    const items = await listWork(db, { importId: id, states, limit: batch });
    if (items.length > 0) await importBatch(pass, items, signal);
    else if (await finish(pass, states)) return;
  }
}

async function contextOf({ db, auth }: Services, row: queries.ImportRow): Promise<Context | null> {
  const principal = await principalOf(db, auth, row);
  return principal === null ? null : { principal, requestId: row.request_id, door: row.door };
}

/** Whoever may not import any more has nothing imported. */
async function shutOut({ db, log }: Services, row: queries.ImportRow): Promise<void> {
  const { id, state, tagging } = row;
  log.info({ import: id }, "an import stops: who began it may not import any more");
  const goesOn = state === "checking" || state === "importing" || state === "undoing";
  await db.transaction().execute(async (tx) => {
    if (goesOn) await queries.updateImport(tx, id, { state: "stopped" });
    if (state === "tagging" && tagging !== null) await endTagging(tx, id, tagging);
  });
}

async function worldsOf({ db }: Services, id: string): Promise<Pass["worlds"]> {
  const rows = await listWorlds(db, id);
  return new Map(
    rows.toReversed().map(({ id: itemId, name, hash }) => {
      const stem = name.replace(/^.*\//, "").slice(0, -".json".length);
      return [stem.toLowerCase(), { id: itemId, hash }];
    }),
  );
}

/** Unless something was added, decided or stopped meanwhile. */
async function finish(
  { services, row }: Pass,
  states: readonly ImportItemState[],
): Promise<boolean> {
  return services.db.transaction().execute(async (tx: Tx) => {
    const now = await queries.lockImport(tx, row.id);
    if (now?.state !== row.state) return false;
    const left = await listWork(tx, { importId: row.id, states, limit: 1 });
    if (left.length > 0) return false;
    const state = row.state === "checking" ? "checked" : "done";
    await queries.updateImport(tx, row.id, { state });
    return true;
  });
}
