import type { ContainerKind, ReadFormat, WriteFormat } from "@personaforge/cards/format";
import type { WrittenCard } from "@personaforge/cards/writeCard";
import type { CardLosses, listCardLosses } from "@personaforge/contract/cardExport";
import { exportFormats } from "@personaforge/contract/cardOrigin";
import type { CharacterContent } from "@personaforge/contract/content";
import { DomainError } from "@personaforge/contract/errors";
import type { VersionChoice } from "@personaforge/contract/reference";
import type { Database } from "@personaforge/db/database";
import type * as z from "zod";
import { demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { readFile } from "../files/files.queries.ts";
import { type Place, readContent, readPlace } from "../prompts/readPlace.ts";
import * as queries from "./export.queries.ts";
import { avatarAsPng } from "./avatarAsPng.ts";
import type { OriginalOfVersion, VersionToWrite } from "./exportCard.ts";
import { type PictureSource, pictureSource } from "./exportPicture.ts";
import { initialsPicture } from "./initialsPicture.ts";
import { headOfOriginal, type OriginalHead } from "./keptOriginal.ts";

/** What is written, and where it is from. */
export type ExportServices = Pick<Services, "db" | "cardWriter">;

export function readPlaceOfExport(
  { db }: Pick<Services, "db">,
  context: Context,
  { id, version, label }: VersionChoice & { id: string },
): Promise<Place> {
  return readPlace(db, context, { id, version, label, action: "character.export" });
}

/** What each file, or the one that is meant, would not hold. */
export async function losses(
  services: ExportServices,
  context: Context,
  { format, ...choice }: z.output<typeof listCardLosses>,
): Promise<CardLosses> {
  const place = await readPlaceOfExport(services, context, choice);
  const forOwner = ownerIdOf(context.principal);
  const { version } = await readVersion(services.db, { ...place, forOwner });
  const formats = format === undefined ? exportFormats : [format];
  const items = await services.cardWriter.losses({ ...version, formats });
  return { version: place.version, items };
}

/** A version to export, and the workspace of whoever gets the file. */
export type Exported = Pick<Place, "id" | "name" | "version"> & { forOwner: string };

/** Writes a version as a file; whoever holds its place was allowed to see it. */
export async function writeVersion(
  services: ExportServices,
  place: Exported,
  format: WriteFormat,
): Promise<WrittenCard> {
  const { version, head } = await readVersion(services.db, place);
  const from = pictureSource(format, version.content, head);
  const image = await pictureOf(services.db, { place, content: version.content, from });
  return services.cardWriter.write({ ...version, format, image });
}

interface ReadVersion {
  version: VersionToWrite;
  head: OriginalHead | null;
}

async function readVersion(db: Database, place: Omit<Exported, "name">): Promise<ReadVersion> {
  const [content, savedAt] = await Promise.all([
    readContent(db, place),
    queries.findSavingTime(db, place),
  ]);
  const original = await readKept(db, content, place.forOwner);
  const now = savedAt === undefined ? 0 : Date.parse(savedAt);
  return {
    version: { content, original, now },
    head: original === null ? null : headOfOriginal(original.parsed),
  };
}

/** In these stand chats and accounts of whoever made the file, beside the character. */
const personal: ReadonlySet<ReadFormat> = new Set(["byaf", "letta", "open-webui"]);

/**
 * What the character was imported from. Whoever did not bring the file gets of a personal one only
 * what they see, and less of every other, see `sharedOriginal`.
 */
async function readKept(
  db: Database,
  { card }: CharacterContent,
  ownerId: string,
): Promise<OriginalOfVersion | null> {
  if (card === null) return null;
  const original = await queries.findOriginal(db, card.hash);
  if (original === undefined) return null;
  const isOwn = await queries.ownsFile(db, { hash: card.hash, ownerId });
  const isHidden = !isOwn && personal.has(headOfOriginal(original.parsed).format);
  return isHidden ? null : { ...original, isOwn };
}

/** Whether the file that a version came from is the caller's, so that they get all of it. */
export async function hasOwnOriginal(
  { db }: Pick<Services, "db">,
  { principal }: Pick<Context, "principal">,
  place: Place,
): Promise<boolean> {
  if (principal.kind === "anonymous") return false;
  const { card } = await readContent(db, place);
  return card !== null && queries.ownsFile(db, { hash: card.hash, ownerId: principal.ownerId });
}

interface Pictured {
  place: Pick<Place, "id" | "name">;
  content: CharacterContent;
  from: PictureSource;
}

async function pictureOf(
  db: Database,
  { place, content: { avatar }, from }: Pictured,
): Promise<Buffer | null> {
  if (from === "original" || from === "none") return null;
  const bytes = from === "avatar" && avatar !== null ? await readFile(db, avatar.hash) : null;
  return bytes === null ? initialsPicture(place.id, place.name) : avatarAsPng(bytes);
}

/** The imported file as it was, byte for byte. */
export async function readOriginal(
  { db }: Pick<Services, "db">,
  { principal }: Context,
  place: Place,
): Promise<{ bytes: Buffer; container: ContainerKind }> {
  const object = { ownerId: place.ownerId, isPublic: place.isPublic, characterId: place.id };
  demand(principal, "character.original", object);
  const { card } = await readContent(db, place);
  const original = card === null ? undefined : await queries.findOriginal(db, card.hash);
  if (card === null || original === undefined) throw noOriginal(place);
  const wanted = { hash: card.hash, ownerId: ownerIdOf(principal) };
  if (!(await queries.ownsFile(db, wanted))) throw notYours();
  return { bytes: original.bytes, container: headOfOriginal(original.parsed).container };
}

function noOriginal({ name }: Place): DomainError {
  const message = `${name} was not imported from a file. Choose another format.`;
  return new DomainError("NOT_FOUND", message, {
    fieldErrors: [{ path: "format", code: "no_original", message }],
  });
}

function notYours(): DomainError {
  const message =
    "This character began as a copy of another one. The file that one came from is not yours.";
  return new DomainError("FORBIDDEN", message, {
    fieldErrors: [{ path: "format", code: "copy", message }],
  });
}
