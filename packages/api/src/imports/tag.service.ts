import { DomainError } from "@personaforge/contract/errors";
import type { ImportJob, tagImport } from "@personaforge/contract/import";
import type { Tx } from "@personaforge/db/database";
import type * as z from "zod";
import type { Context, Services } from "../context.ts";
import { unchanged, write } from "../write.ts";
import { findImport, type ImportRow } from "./imports.queries.ts";
import { askerOf, importNotFound, jobOf, lockMine, recordOf } from "./imports.service.ts";
import * as queries from "./tag.queries.ts";

/** Has the characters that an import brought get tags, in turns with other imports. */
export async function tag(
  services: Services,
  context: Context,
  { id, tags }: z.output<typeof tagImport>,
): Promise<ImportJob> {
  const queue = await services.imports.queue();
  const job = await write(services, context, async (tx) => {
    const row = await lockMine(tx, context, { id, action: "import.tag" });
    if (isSame(row, tags)) return unchanged(await jobOf(tx, row));
    await begin(tx, context, { row, tags });
    await queue.add(tx, id);
    const changed = await findImport(tx, id);
    if (changed === undefined) throw importNotFound();
    return { answer: await jobOf(tx, changed), record: recordOf("import.tag", id) };
  });
  queue.look();
  services.imports.progress.announce();
  return job;
}

function isSame({ state, tagging }: ImportRow, tags: readonly string[]): boolean {
  return state === "tagging" && JSON.stringify(tagging?.tags) === JSON.stringify(tags);
}

async function begin(
  tx: Tx,
  context: Context,
  { row, tags }: { row: ImportRow; tags: string[] },
): Promise<void> {
  const { id, state } = row;
  if (state !== "done" && state !== "stopped") throw cannotTag();
  const total = await queries.countToTag(tx, id);
  if (total === 0) throw cannotTag();
  const none = { added: 0, present: 0, full: 0, gone: 0 };
  const tagging = { tags, total, ...none, after: -1, before: state };
  await queries.clearTagged(tx, id);
  await queries.beginTagging(tx, id, { asker: askerOf(context), tagging });
}

function cannotTag(): DomainError {
  return new DomainError(
    "CONFLICT",
    "An import can be tagged when it is done or stopped, if it brought anything.",
  );
}
