import type { Character } from "@personaforge/contract/character";
import { DomainError, type FieldError } from "@personaforge/contract/errors";
import type { ImportReport } from "@personaforge/contract/import";
import { cardLimits } from "@personaforge/cards/limits";
import { ownerIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { whileRoom } from "../files/storage.service.ts";
import { linkSources } from "../imports/duplicates.queries.ts";
import { sourcesOf } from "../imports/sources.ts";
import { write, writeAtOnce } from "../write.ts";
import type { ReadCard, Refused } from "./cardReader.ts";
import { importInto } from "./importInto.ts";
import { readInTurn } from "./readInTurn.ts";
import {
  type ImportableCard,
  storeImported,
  type StoreOptions,
  withItsPicture,
} from "./importOne.ts";

export interface FileToImport {
  bytes: Uint8Array;
  /** Of the file. */
  fileName: string;
  /** Of the character, when the card has none. */
  name?: string | undefined;
  /** The character to make a version of. */
  into?: string | undefined;
}

export interface Imported {
  character: Character;
  report: ImportReport;
  /** Whether a character or a version was made. */
  created: boolean;
}

/** Imports one file: as a new private character, or as a version of one. */
export async function importFile(
  services: Services,
  context: Context,
  { bytes, fileName, name, into }: FileToImport,
): Promise<Imported> {
  const fixes = name === undefined ? {} : { name };
  const read = await readInTurn(context, () =>
    services.cards.read(bytes, { name: fileName, fixes }),
  );
  if (read.kind === "refused") throw refusal(read);
  refuseUnfinished(read, into);
  const most = services.storageBytes;
  const card = { ...(await withItsPicture(read)), name: fileName, most };
  return whileRoom(services, ownerIdOf(context.principal), () =>
    store(services, context, { card, into }),
  );
}

interface ToStore {
  card: ImportableCard & StoreOptions;
  into: string | undefined;
}

function store(services: Services, context: Context, { card, into }: ToStore): Promise<Imported> {
  if (into !== undefined) {
    return write(services, context, (tx) => importInto(tx, context, { ...card, into }));
  }
  return writeAtOnce(services, context, async (db) => {
    const character = await storeImported(db, context, card);
    // Without it, another file of this source is only not recognised.
    await linkSources(db, character.id, sourcesOf(card.read.card));
    return made(character, card);
  });
}

function made(character: Character, { report }: ImportableCard): Imported {
  return { character, report, created: true };
}

function refusal({ code, message, limit }: Refused): DomainError {
  const isLarge = code === "too_large" || code === "timed_out";
  const maximum = limit ?? (code === "too_large" ? cardLimits.file : undefined);
  const problem = { path: "file", code, message, ...(maximum !== undefined && { maximum }) };
  return invalid(isLarge ? "IMPORT_LIMIT_EXCEEDED" : "IMPORT_INVALID", [problem]);
}

/** What a person has to say before the file can be imported. */
function refuseUnfinished({ kind, mapped }: ReadCard, into: string | undefined): void {
  if (kind === "lorebook") {
    if (into !== undefined) return;
    const message = "This is a lorebook. Say by into which character of yours it is for.";
    throw invalid("IMPORT_INVALID", [{ path: "into", code: "lorebook", message }]);
  }
  if (mapped.problems.length > 0) throw invalid("IMPORT_INVALID", mapped.problems);
}

function invalid(
  code: "IMPORT_INVALID" | "IMPORT_LIMIT_EXCEEDED",
  fieldErrors: readonly FieldError[],
): DomainError {
  return new DomainError(code, fieldErrors[0]?.message ?? "The file cannot be imported.", {
    fieldErrors,
  });
}
