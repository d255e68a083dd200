import type { Character } from "@personaforge/contract/character";
import type { CharacterContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";
import type { ImportReport } from "@personaforge/contract/import";
import type { Tx } from "@personaforge/db/database";
import { ownerIdOf, personIdOf } from "../access/principal.ts";
import { contentWith, toCharacter } from "../characters/characters.mapping.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { lockLiving, recordOf } from "../characters/characters.service.ts";
import type { Context } from "../context.ts";
import { isEmpty } from "../drafts/draftContent.ts";
import { findDraft, storeDraft } from "../drafts/drafts.queries.ts";
import { linkFiles } from "../files/files.queries.ts";
import { advance } from "../versions/advance.ts";
import type { Written } from "../write.ts";
import type { ReadCard } from "./cardReader.ts";
import {
  filesOf,
  type ImportableCard,
  messageOf,
  originOf,
  type StoreOptions,
} from "./importOne.ts";
import { storeFiles } from "./importing.queries.ts";

/** What importing upon a character did. */
export interface ImportedVersion {
  character: Character;
  /** False when the character was already as the file says. */
  created: boolean;
  report: ImportReport;
}

/**
 * Makes a version of a card upon a character of the caller, or gives it the lorebook that the file
 * is. The character keeps its picture, and what a card does not say: tagline, licence, language, tone.
 */
export async function importInto(
  tx: Tx,
  context: Context,
  { into, ...card }: ImportableCard & StoreOptions & { into: string },
): Promise<Written<ImportedVersion>> {
  const before = await lockLiving(tx, context, { id: into, action: "character.import" });
  const isCharacter = card.read.kind === "character";
  const keeper = { ownerId: before.owner_id, most: card.most ?? null };
  if (isCharacter) await storeFiles(tx, filesOf(card), keeper);
  const content = isCharacter ? merged(before, card) : withLorebook(before, card.read);
  const authorId = personIdOf(context.principal);
  const step = { content, source: "import" as const, authorId, message: messageOf(card) };
  const { row, created, changes } = await advance(tx, before, step);
  await linkFiles(tx, row.id, content);
  const report = created ? await storeWhole(tx, row, { card, authorId }) : card.report;
  const answer = { character: toCharacter(row, ownerIdOf(context.principal)), created, report };
  const record = created ? recordOf("character.import", before, row) : null;
  return { answer, record, changes };
}

const notOfCards = ["tagline", "license", "language", "tone_description"] as const;
const instructions = [
  "system_prompt",
  "post_history_instructions",
  "depth_prompt",
  "lorebook",
] as const;

function merged(before: CharacterRow, { read, picture }: ImportableCard): CharacterContent {
  const { content } = read.mapped;
  const own = Object.fromEntries(
    notOfCards.map((field) => [field, content[field] ?? before[field]]),
  ) as Pick<CharacterContent, (typeof notOfCards)[number]>;
  const avatar = before.avatar ?? picture?.picture ?? null;
  return trusted(before, { ...content, ...own, avatar, card: originOf(read) });
}

function withLorebook(before: CharacterRow, { mapped }: ReadCard): CharacterContent {
  const { lorebook } = mapped.content;
  return trusted(before, contentWith(before, { lorebook }));
}

/** What came from outside is not followed, until somebody who read it says so. */
function trusted(before: CharacterRow, content: CharacterContent): CharacterContent {
  const isSame = instructions.every(
    (field) => JSON.stringify(content[field]) === JSON.stringify(before[field]),
  );
  return { ...content, trusts_instructions: isSame && before.trusts_instructions };
}

/** A draft that somebody is writing stays; what had no room is then in the original only. */
async function storeWhole(
  tx: Tx,
  row: CharacterRow,
  { card, authorId }: { card: ImportableCard; authorId: string },
): Promise<ImportReport> {
  const { kind, mapped } = card.read;
  const draft = kind === "character" ? mapped.draft : lorebookOf(mapped.draft);
  if (draft === null) return card.report;
  const typed = await findDraft(tx, row.id, authorId);
  if (typed === undefined || isEmpty(typed.content)) {
    const made = { characterId: row.id, editorId: authorId, baseVersion: row.version };
    await storeDraft(tx, { ...made, content: draft });
    return card.report;
  }
  const message =
    "You have an unsaved draft, which stays. The whole texts are in the original only.";
  const note = { kind: "mapping", severity: "warning", path: "", message } as const;
  return { ...card.report, notes: [...card.report.notes, { ...note, code: "draft_kept" }] };
}

function lorebookOf(draft: DraftContent | null): DraftContent | null {
  return draft?.lorebook === undefined ? null : { lorebook: draft.lorebook };
}
