import type {
  ImportDecision,
  ImportJob,
  ImportState,
  startImport,
} from "@personaforge/contract/import";
import { DomainError, type FieldError } from "@personaforge/contract/errors";
import type { Tx } from "@personaforge/db/database";
import type * as z from "zod";
import type { Context, Services } from "../context.ts";
import { unchanged, write } from "../write.ts";
import { undoUntil } from "./imports.mapping.ts";
import { countItems, type ImportRow, updateImport } from "./imports.queries.ts";
import * as decisions from "./decisions.queries.ts";
import { askerOf, jobOf, lockMine, recordOf } from "./imports.service.ts";
import { endTagging } from "./tag.queries.ts";

/** Has an import begin, go on, or do what was decided about its items. */
export async function start(
  services: Services,
  context: Context,
  input: z.output<typeof startImport>,
): Promise<ImportJob> {
  const { id, on_duplicate: onDuplicate, decisions: decided = [] } = input;
  const queue = await services.imports.queue();
  const job = await write(services, context, async (tx) => {
    const row = await lockMine(tx, context, { id, action: "import.start" });
    const onlyChecks = row.dry_run && (row.state === "open" || row.state === "stopped");
    if (row.state === "undoing" || row.state === "undone") throw isUndone();
    if (row.state === "tagging") throw isTagged();
    await decide(tx, row, decided);
    if (!onlyChecks) await decideDuplicates(tx, row, onDuplicate);
    const state: ImportState = onlyChecks ? "checking" : "importing";
    const changed = await updateImport(tx, id, {
      ...askerOf(context),
      state,
      dry_run: onlyChecks,
      ...(onDuplicate !== undefined && { on_duplicate: onDuplicate }),
    });
    await queue.add(tx, id);
    return { answer: await jobOf(tx, changed), record: recordOf("import.start", id) };
  });
  queue.look();
  services.imports.progress.announce();
  return job;
}

function isUndone(): DomainError {
  return new DomainError("CONFLICT", "This import was undone. Import the files again.");
}

function isTagged(): DomainError {
  return new DomainError(
    "CONFLICT",
    "What was imported is being tagged. Wait, or stop that first.",
  );
}

/** With nothing said, another file of the same source is a new character, and the same file is not. */
async function decideDuplicates(
  tx: Tx,
  { id, on_duplicate: before }: ImportRow,
  asked: ImportRow["on_duplicate"] | undefined,
): Promise<void> {
  const policy = asked ?? before;
  if (policy === "skip") return;
  await decisions.readyDuplicates(tx, id, policy === null ? "same_source" : null);
}

async function decide(tx: Tx, row: ImportRow, decided: readonly ImportDecision[]): Promise<void> {
  if (decided.length === 0) return;
  const ids = decided.map(({ item_id: id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice !== -1) throw wrong(twice, "item_id", "This item is there twice.");
  const into = decided.flatMap((one) => one.into ?? []);
  if (into.length > 0) {
    const living = await decisions.findLiving(tx, row.owner_id, into);
    const isGone = (id = "") => id !== "" && !living.has(id.toLowerCase());
    const place = decided.findIndex((one) => isGone(one.into));
    if (place !== -1) throw wrong(place, "into", "There is no such character, or it is not yours.");
  }
  const known = new Set(await decisions.decideItems(tx, row.id, decided.map(toDecided)));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown === -1) return;
  throw wrong(unknown, "item_id", "This import has no such item that waits for a decision.");
}

function toDecided({ item_id: itemId, action, ...decided }: ImportDecision): decisions.Decided {
  const { name = null, into = null } = { ...decided };
  const isSkipped = action === "skip";
  return {
    itemId,
    state: isSkipped ? ("skipped" as const) : ("ready" as const),
    reason: isSkipped ? ("chosen" as const) : null,
    action: isSkipped ? null : (action ?? (into === null ? null : ("version" as const))),
    name,
    into,
  };
}

function wrong(place: number, field: string, message: string): DomainError {
  const error: FieldError = { path: `decisions.${place}.${field}`, code: "not_found", message };
  return new DomainError("VALIDATION_FAILED", message, { fieldErrors: [error] });
}

/** What is done stays; the rest waits until somebody has it go on. */
export async function stop(services: Services, context: Context, id: string): Promise<ImportJob> {
  const job = await write(services, context, async (tx) => {
    const row = await lockMine(tx, context, { id, action: "import.stop" });
    const { state } = row;
    if (state === "stopped") return unchanged(await jobOf(tx, row));
    if (state === "tagging" && row.tagging !== null) {
      await endTagging(tx, id, row.tagging);
      const { before } = row.tagging;
      return {
        answer: await jobOf(tx, { ...row, state: before }),
        record: recordOf("import.stop", id),
      };
    }
    if (state !== "open" && state !== "checking" && state !== "importing") {
      throw new DomainError("CONFLICT", "Nothing is under way that could be stopped.");
    }
    const changed = await updateImport(tx, id, { state: "stopped" });
    return { answer: await jobOf(tx, changed), record: recordOf("import.stop", id) };
  });
  services.imports.progress.announce();
  return job;
}

/** Takes back what an import made, within a day. */
export async function undo(services: Services, context: Context, id: string): Promise<ImportJob> {
  const queue = await services.imports.queue();
  const job = await write(services, context, async (tx) => {
    const row = await lockMine(tx, context, { id, action: "import.undo" });
    if (row.state === "undoing" || row.state === "undone") return unchanged(await jobOf(tx, row));
    const counts = (await countItems(tx, [id])).get(id);
    if (counts === undefined || undoUntil(row, counts) === null) throw cannotUndo();
    const changed = await updateImport(tx, id, { ...askerOf(context), state: "undoing" });
    await queue.add(tx, id);
    return { answer: await jobOf(tx, changed), record: recordOf("import.undo", id) };
  });
  queue.look();
  services.imports.progress.announce();
  return job;
}

function cannotUndo(): DomainError {
  return new DomainError(
    "CONFLICT",
    "An import can be undone when it is done or stopped, for 24 hours, if it made anything.",
  );
}
