import type { Character } from "@personaforge/contract/character";
import type { CardOrigin } from "@personaforge/contract/cardOrigin";
import type { CharacterContent } from "@personaforge/contract/content";
import { DomainError } from "@personaforge/contract/errors";
import type { ImportReport } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import type { Queryable } from "@personaforge/db/database";
import { demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import { characterOf, creationOf, newRows } from "../characters/characters.service.ts";
import type { Context } from "../context.ts";
import { type MadePicture, makePicture } from "../pictures/makePicture.ts";
import { auditOf } from "../write.ts";
import type { ReadCard } from "./cardReader.ts";
import { type ImportedFiles, insertImport } from "./importing.queries.ts";
import { withPicture } from "./keptOriginal.ts";

/** A card that was read, with the picture that is shown of it. */
export interface ImportableCard {
  read: ReadCard;
  /** Null when the card has none, or none that can be decoded. */
  picture: MadePicture | null;
  /** Also says when the picture could not be decoded. */
  report: ImportReport;
}

/**
 * Decodes the picture of a card. It is imported without one that is damaged, of an unknown type or
 * too large.
 * @throws DomainError OVERLOADED
 */
export async function withItsPicture(read: ReadCard): Promise<ImportableCard> {
  const { image, report } = read;
  if (image === null) return { read, picture: null, report };
  try {
    return { read, picture: await makePicture(image.bytes), report };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "OVERLOADED") throw error;
    const message = `The character has no picture: ${error.message}`;
    const note = { kind: "mapping", severity: "warning", path: "avatar", message } as const;
    const notes = [...report.notes, { ...note, code: "picture_unreadable" }];
    return { read, picture: null, report: { ...report, notes } };
  }
}

export interface StoreOptions {
  /** The name of the file, for the message of the version. */
  name?: string;
  /** Whether the bytes of the original are stored as a `file` already. */
  isStored?: boolean;
  /** Bytes of files that the workspace may keep. Without it, what was taken in finds room. */
  most?: number | null;
}

/**
 * Stores a card as a new private character of the caller, with its audit row and events, in one
 * statement: it needs no transaction around it. Whoever calls announces the feed after the commit.
 */
export async function storeImported(
  db: Queryable,
  context: Context,
  card: ImportableCard & StoreOptions,
): Promise<Character> {
  const { principal } = context;
  demand(principal, "character.import", { ownerId: ownerIdOf(principal), isPublic: false });
  const { character, version } = newRows(principal, {
    content: contentOf(card),
    isPublic: false,
    source: "import",
    message: messageOf(card),
    // Long enough never to be taken: there is no second try inside a transaction.
    randomLength: 8,
  });
  const facts = { ...character, is_public: false, content_hash: version.contentHash };
  const { record, changes } = creationOf(facts, "character.import");
  const rows = { character, version, audit: auditOf(context, record), changes };
  const row = await insertImport(db, {
    ...rows,
    files: filesOf(card),
    most: card.most ?? null,
    draft: card.read.mapped.draft,
  });
  return characterOf(row, version);
}

function contentOf({ read, picture }: ImportableCard): CharacterContent {
  return { ...read.mapped.content, avatar: picture?.picture ?? null, card: originOf(read) };
}

/** What a version remembers of its file. */
export function originOf({ original, format, mapped, fingerprints }: ReadCard): CardOrigin {
  const { derived, cut } = mapped;
  return { hash: original.hash, format, derived: [...derived], cut: [...cut], fingerprints };
}

export function messageOf({ name }: StoreOptions): string | undefined {
  if (name === undefined) return undefined;
  return Array.from(`Imported from ${name}`).slice(0, limits.version_message).join("");
}

export function filesOf({
  read,
  picture,
  isStored = false,
}: ImportableCard & StoreOptions): ImportedFiles {
  const { hash, bytes } = read.original;
  const parsed = withPicture(read.parsed, picture?.picture.hash ?? null);
  return {
    original: { hash, bytes: isStored ? null : bytes, format: read.format, parsed },
    picture: picture && { ...picture.picture, bytes: picture.bytes },
  };
}
