import { DomainError } from "@personaforge/contract/errors";
import type {
  getImportItem,
  ImportItem,
  ImportPreview,
  listImportItems,
} from "@personaforge/contract/import";
import type { Card } from "@personaforge/cards/card";
import * as z from "zod";
import type { Context, Services } from "../context.ts";
import { readInTurn } from "../cards/readInTurn.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { readFile } from "../files/files.queries.ts";
import { toItem } from "./imports.mapping.ts";
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
  { db, cards }: Services,
  context: Context,
  { id, item_id: itemId }: z.output<typeof getImportItem>,
): Promise<ImportPreview> {
  await readMine(db, context, { id, action: "import.read" });
  const row = await findItem(db, id, itemId);
  if (row === undefined) throw new DomainError("NOT_FOUND", "This import has no such item.");
  const item = toItem(row);
  const fixes = row.given_name === null ? {} : { name: row.given_name };
  const read = await readInTurn(context, async () => {
    const bytes = row.hash === null ? null : await readFile(db, row.hash);
    return bytes === null ? null : cards.read(bytes, { name: row.name, fixes });
  });
  if (read === null || read.kind === "refused") return { item, content: null, theirs: [] };
  return { item, content: read.mapped.content, theirs: textsOf(read.card) };
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
