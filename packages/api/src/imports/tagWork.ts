import { setImmediate as breathe } from "node:timers/promises";
import type { ImportTagged } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import type { Tx } from "@personaforge/db/database";
import { contentWith } from "../characters/characters.mapping.ts";
import { type CharacterRow, findHead, lockCharacter } from "../characters/characters.queries.ts";
import { advance } from "../versions/advance.ts";
import { type Deed, write } from "../write.ts";
import { lockImport } from "./imports.queries.ts";
import type { Pass } from "./pass.ts";
import * as queries from "./tag.queries.ts";

const batch = 50;

/** Adds the tags that an import is to have to what it brought, one character after the other. */
export async function tagItems(pass: Pass, signal: AbortSignal): Promise<void> {
  const { services, row } = pass;
  let after = row.tagging?.after ?? -1;
  while (!signal.aborted) {
    const items = await queries.listToTag(services.db, { importId: row.id, after, limit: batch });
    if (items.length === 0) return finish(pass);
    for (const item of items) {
      if (signal.aborted) return;
      if (!(await tagItem(pass, item, after))) return;
      after = item.position;
      services.imports.progress.announce();
      await breathe();
    }
  }
}

async function finish({ services, row }: Pass): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const now = await lockImport(tx, row.id);
    if (now?.state === "tagging" && now.tagging !== null) {
      await queries.endTagging(tx, row.id, now.tagging);
    }
  });
}

/**
 * With how far the import is in one transaction, so that each is counted once. False when that is not
 * `after`: somebody stopped it, perhaps to have it begin anew, or another process was faster.
 */
async function tagItem(pass: Pass, item: queries.ItemToTag, after: number): Promise<boolean> {
  const { services, context, row } = pass;
  return write(services, context, async (tx) => {
    const now = await lockImport(tx, row.id);
    const tagging = now?.state === "tagging" ? now.tagging : null;
    if (tagging?.after !== after) return { answer: false, record: null };
    const { outcome, deed } = await tagCharacter(pass, tx, { item, tags: tagging.tags });
    await queries.storeTagging(tx, row.id, {
      ...tagging,
      [outcome]: tagging[outcome] + 1,
      after: item.position,
    });
    return { answer: true, ...(deed ?? { record: null }) };
  });
}

interface Tagged {
  outcome: ImportTagged | "gone";
  deed?: Deed;
}

interface Wanted {
  item: queries.ItemToTag;
  tags: readonly string[];
}

async function tagCharacter(pass: Pass, tx: Tx, { item, tags }: Wanted): Promise<Tagged> {
  const { id, character_id: characterId } = item;
  const isMine = characterId !== null && (await lockCharacter(tx, characterId, pass.row.owner_id));
  const head = isMine ? await findHead(tx, characterId) : undefined;
  if (head === undefined || head.deleted_at !== null) return { outcome: "gone" };
  const missing = tags.filter((tag) => !head.tags.includes(tag));
  const isFull = head.tags.length + missing.length > limits.tags;
  if (missing.length === 0 || isFull) {
    const outcome = missing.length === 0 ? "present" : "full";
    await queries.markTagged(tx, { id, tagged: outcome, version: null });
    return { outcome };
  }
  return { outcome: "added", deed: await addTags(pass, tx, { item, head, missing }) };
}

interface Addition {
  item: queries.ItemToTag;
  head: CharacterRow;
  missing: readonly string[];
}

async function addTags(
  { row, context }: Pass,
  tx: Tx,
  { item, head, missing }: Addition,
): Promise<Deed> {
  const advanced = await advance(tx, head, {
    content: contentWith(head, { tags: [...head.tags, ...missing] }),
    source: context.door,
    authorId: row.person_id,
    message: messageOf(missing),
  });
  const { version, content_hash: after } = advanced.row;
  const isUnedited = head.version === (item.tagged_version ?? item.version);
  const marked = { id: item.id, tagged: "added" as const };
  await queries.markTagged(tx, { ...marked, version: isUnedited ? version : null });
  const object = { type: "character" as const, id: head.id, part: `v${version}` };
  const record = { action: "import.tag" as const, object, before: head.content_hash, after };
  return { record, changes: advanced.changes };
}

function messageOf(tags: readonly string[]): string {
  const text = `The import was tagged: ${tags.join(", ")}`;
  return Array.from(text).slice(0, limits.version_message).join("");
}
