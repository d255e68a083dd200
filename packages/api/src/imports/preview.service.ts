import { DomainError } from "@personaforge/contract/errors";
import type {
  getImportItem,
  ImportItem,
  ImportPreview,
  listImportItems,
} from "@personaforge/contract/import";
import type { OverLimitAnswers } from "@personaforge/contract/importAnswer";
import type { Card } from "@personaforge/cards/card";
import type { LongText } from "@personaforge/cards/content/mapped";
import * as z from "zod";
import type { Context, Services } from "../context.ts";
import type { ReadCard } from "../cards/cardReader.ts";
import { readInTurn } from "../cards/readInTurn.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { readFile } from "../files/files.queries.ts";
import { fixesOf, toItem } from "./imports.mapping.ts";
import { readMine } from "./imports.service.ts";
import { findItem, listItems } from "./items.queries.ts";

const cursorSchema = z.int().nonnegative();

export async function items(
  { db }: Services,
  context: Context,
  { id, state, tagged, cursor, limit }: z.output<typeof listImportItems>,
): Promise<{ items: ImportItem[]; next_cursor: string | null }> {
  await readMine(db, context, { id, action: "import.read" });
  const after = decodeCursor(cursorSchema, cursor) ?? -1;
  const shown = { state: state ?? null, tagged: tagged ?? null };
  const rows = await listItems(db, { importId: id, ...shown, after, limit: limit + 1 });
  return toPage(rows, limit, { item: toItem, position: ({ position }) => position });
}

/** One item with what a character of it would hold, read anew from the stored file. */
export async function preview(
  services: Services,
  context: Context,
  { id, item_id: itemId }: z.output<typeof getImportItem>,
): Promise<ImportPreview> {
  await readMine(services.db, context, { id, action: "import.read" });
  const row = await itemOf(services, id, itemId);
  return previewOf(row, await readItem(services, context, row));
}

export async function itemOf({ db }: Services, id: string, itemId: string): Promise<ItemToRead> {
  const row = await findItem(db, id, itemId);
  if (row === undefined) throw new DomainError("NOT_FOUND", "This import has no such item.");
  return row;
}

export type ItemToRead = NonNullable<Awaited<ReturnType<typeof findItem>>>;

/** Null when the file cannot be read, or is no longer kept. */
export async function readItem(
  { db, cards }: Services,
  context: Context,
  row: ItemToRead,
): Promise<ReadCard | null> {
  const read = await readInTurn(context, async () => {
    const bytes = row.hash === null ? null : await readFile(db, row.hash);
    return bytes === null ? null : cards.read(bytes, { name: row.name, fixes: fixesOf(row) });
  });
  return read === null || read.kind === "refused" ? null : read;
}

export function previewOf(row: ItemToRead, read: ReadCard | null): ImportPreview {
  const item = toItem(row);
  if (read === null) return { item, content: null, theirs: [], over_limit: [] };
  const { content, longTexts } = read.mapped;
  const overLimit = overLimitOf(longTexts, row.over_limit ?? {});
  return { item, content, theirs: textsOf(read.card), over_limit: overLimit };
}

/** One text can be the opening scene: where another one was moved there, none else may. */
function overLimitOf(
  longTexts: readonly LongText[],
  answers: OverLimitAnswers,
): ImportPreview["over_limit"] {
  const moved = longTexts.find(({ field }) => answers[field]?.action === "move")?.field;
  return longTexts.map(({ field, text, limit, mayMove }) => ({
    ...{ field, text, limit, answer: answers[field] ?? null },
    may_move: mayMove && (moved === undefined || moved === field),
  }));
}

const textFields = [
  "name",
  "nickname",
  "description",
  "personality",
  "scenario",
  "first_mes",
  "mes_example",
  "creator_notes",
  "system_prompt",
  "post_history_instructions",
  "creator",
  "character_version",
] as const satisfies readonly (keyof Card)[];

/** What the file says, by its own field names; only what it says something in. */
function textsOf(card: Card): ImportPreview["theirs"] {
  const lists = ["alternate_greetings", "group_only_greetings"] as const;
  const texts = [
    ...textFields.map((field) => ({ field, text: card[field] })),
    ...lists.flatMap((field) => card[field].map((text, n) => ({ field: `${field}.${n}`, text }))),
    { field: "tags", text: card.tags.join(", ") },
  ];
  return texts.filter(({ text }) => text !== "");
}
