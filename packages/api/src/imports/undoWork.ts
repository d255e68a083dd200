import { setImmediate as breathe } from "node:timers/promises";
import type { Tx } from "@personaforge/db/database";
import { findHead, lockCharacter, setDeleted } from "../characters/characters.queries.ts";
import { deleteCharacter } from "../jobs/emptyTrash.queries.ts";
import { advance } from "../versions/advance.ts";
import { contentOfRow } from "../versions/contentOfRow.ts";
import { findContent } from "../versions/versions.queries.ts";
import { type Deed, write } from "../write.ts";
import { lockImport, touchImport, updateImport } from "./imports.queries.ts";
import { lockItem } from "./items.queries.ts";
import type { Pass } from "./pass.ts";
import * as queries from "./undo.queries.ts";

const batch = 50;

/** Takes back what an import made, so that the versions of a character come off in their order. */
export async function undoItems(pass: Pass, signal: AbortSignal): Promise<void> {
  const { services, row } = pass;
  while (!signal.aborted) {
    const items = await queries.listMade(services.db, row.id, batch);
    if (items.length === 0) return finish(pass);
    for (const item of items) {
      if (signal.aborted) return;
      await undoItem(pass, item);
      services.imports.progress.announce();
      await breathe();
    }
  }
}

async function finish({ services, row }: Pass): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const now = await lockImport(tx, row.id);
    if (now?.state === "undoing") await updateImport(tx, row.id, { state: "undone" });
  });
}

async function undoItem(pass: Pass, item: queries.MadeItem): Promise<void> {
  const { services, context, row } = pass;
  await write(services, context, async (tx) => {
    const now = await lockImport(tx, row.id);
    const current = await lockItem(tx, item.id);
    const isStill = now?.state === "undoing" && current?.state === "imported";
    if (!isStill) return { answer: undefined, record: null };
    const deed =
      item.made === "version"
        ? await undoVersion(pass, tx, item)
        : await undoCharacter(pass, tx, item);
    await queries.markUndone(tx, item.id, deed === "kept" ? "kept" : null);
    await touchImport(tx, row.id);
    return { answer: undefined, ...(deed === "kept" || deed === null ? { record: null } : deed) };
  });
}

/** For good when nothing was done with it since, else into the trash. */
async function undoCharacter(
  { row }: Pass,
  tx: Tx,
  { character_id: id, version, tagged_version: tagged }: queries.MadeItem,
): Promise<Deed | null> {
  const head =
    id !== null && (await lockCharacter(tx, id, row.owner_id)) ? await findHead(tx, id) : undefined;
  if (head === undefined || head.deleted_at !== null) return null;
  const { slug, content_hash: before } = head;
  const object = { type: "character" as const, id: head.id, part: `v${head.version}` };
  const record = { action: "import.undo" as const, object, before };
  const of = { characterId: head.id, slug };
  if (await queries.isUntouched(tx, head.id, tagged ?? version ?? 1)) {
    await deleteCharacter(tx, head.id);
    return { record, changes: [{ ...of, type: "character.purged" }] };
  }
  await setDeleted(tx, head.id, true);
  return { record, changes: [{ ...of, type: "character.trashed" }] };
}

/** The version before becomes the newest again, as a new one: history is only added to. */
async function undoVersion(
  { row }: Pass,
  tx: Tx,
  { character_id: id, version, tagged_version: tagged }: queries.MadeItem,
): Promise<Deed | "kept" | null> {
  const head =
    id !== null && (await lockCharacter(tx, id, row.owner_id)) ? await findHead(tx, id) : undefined;
  if (head === undefined || version === null || head.deleted_at !== null) return null;
  const top = tagged ?? version;
  const place = { importId: row.id, characterId: head.id, version: top, head: head.version };
  const isTop = head.version === top || (await queries.isTopAgain(tx, place));
  const stored = isTop ? await findContent(tx, head.id, version - 1) : undefined;
  if (stored === undefined) return "kept";
  const advanced = await advance(tx, head, {
    content: contentOfRow(stored),
    source: "restore",
    authorId: row.person_id,
    message: `The import was undone: restored from v${version - 1}`,
    restoredFrom: version - 1,
  });
  const object = { type: "character" as const, id: head.id, part: `v${advanced.row.version}` };
  const hashes = { before: head.content_hash, after: advanced.row.content_hash };
  return { record: { action: "import.undo", object, ...hashes }, changes: advanced.changes };
}
