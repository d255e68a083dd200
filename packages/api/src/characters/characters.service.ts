import type {
  Character,
  CharacterSummary,
  createCharacter,
  getCharacter,
  listCharacters,
  moveCharacter,
  updateCharacter,
} from "@personaforge/contract/character";
import type { CharacterContent } from "@personaforge/contract/content";
import { DomainError } from "@personaforge/contract/errors";
import type { Tx } from "@personaforge/db/database";
import { violatedConstraint } from "@personaforge/db/errors";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { type Action, demand } from "../access/can.ts";
import { ownerIdOf, personIdOf, type Principal } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { linkFiles } from "../files/files.queries.ts";
import { searchQueryOf, searchTextOf } from "../searchText.ts";
import { advance } from "../versions/advance.ts";
import type { NewVersion } from "../versions/newVersion.ts";
import { insertVersion } from "../versions/versions.queries.ts";
import { auditOf, type AuditRecord, unchanged, write, writeAtOnce } from "../write.ts";
import { contentWith, toCharacter, toSummary } from "./characters.mapping.ts";
import * as queries from "./characters.queries.ts";
import type { NewCharacter as NewCharacterRow } from "./beginning.queries.ts";
import * as creation from "./creation.queries.ts";
import { characterNotFound, chooseVersion, notMine, readCharacter } from "./readCharacter.ts";
import { contentHash } from "./contentHash.ts";
import { makeSlug } from "./slug.ts";

export async function create(
  services: Services,
  context: Context,
  input: z.output<typeof createCharacter>,
): Promise<Character> {
  const { is_public: isPublic, message, ...content } = input;
  const ownerId = ownerIdOf(context.principal);
  if (isPublic) demandPublishing(context, ownerId);
  // Two characters of one name share a slug once in about a million; the next try is longer.
  for (const randomLength of [4, 8]) {
    try {
      const made = { content, isPublic, source: context.door, message, randomLength };
      const { character, version } = newRows(context.principal, made);
      const facts = { ...character, is_public: isPublic, content_hash: version.contentHash };
      const { record, changes } = creationOf(facts, "character.create");
      const rows = { character, version, audit: auditOf(context, record), changes };
      return await writeAtOnce(services, context, async (db) =>
        characterOf(await creation.insertCreation(db, rows), version),
      );
    } catch (error) {
      if (violatedConstraint(error) !== "character_slug_key") throw error;
    }
  }
  throw new DomainError("CONFLICT", "No free address was found for this name. Try again.");
}

/** The audit row and the events of a character that was just made. */
export function creationOf(
  made: Pick<Character, "id" | "slug" | "is_public" | "content_hash">,
  action: Action,
) {
  const of = { characterId: made.id, slug: made.slug, version: 1 };
  const created = { ...of, type: "version.created" as const };
  const published = { ...of, type: "character.published" as const };
  const object = { type: "character" as const, id: made.id, part: "v1" };
  return {
    record: { action, object, after: made.content_hash },
    changes: made.is_public ? [created, published] : [created],
  };
}

/** A character to be, with where it comes from. */
export interface NewCharacter {
  content: CharacterContent;
  isPublic: boolean;
  source: NewVersion["source"];
  message?: string | undefined;
  origin?: { id: string; version: number };
  /** Random characters at the end of the slug; 4 unless said. */
  randomLength?: number;
}

/** Makes a character with its version 1, in the caller's transaction. */
export async function insert(tx: Tx, principal: Principal, made: NewCharacter): Promise<Character> {
  const { character, version } = newRows(principal, made);
  const row = await creation.insertCharacter(tx, { ...character, tags: made.content.tags });
  await insertVersion(tx, version);
  await linkFiles(tx, character.id, version.content);
  return characterOf(row, version);
}

export function newRows(
  principal: Principal,
  { content, isPublic, source, message, origin, randomLength }: NewCharacter,
): { character: NewCharacterRow; version: NewVersion } {
  const id = uuidv7();
  const ownerId = ownerIdOf(principal);
  const character = {
    id,
    ownerId,
    slug: makeSlug(content.name, randomLength),
    isSample: source === "sample",
    isPublic,
    originId: origin?.id ?? null,
    originVersion: origin?.version ?? null,
    search: searchTextOf(content),
  };
  const version = {
    characterId: id,
    number: 1,
    ownerId,
    authorId: personIdOf(principal),
    content,
    contentHash: contentHash(content),
    source,
    message: message ?? null,
    restoredFrom: null,
  };
  return { character, version };
}

export function characterOf(
  row: Awaited<ReturnType<typeof creation.insertCharacter>>,
  { characterId: id, ownerId, content, contentHash: content_hash }: NewVersion,
): Character {
  const whole = { ...row, ...content, id, owner_id: ownerId, version: 1, content_hash };
  return toCharacter(whole, ownerId);
}

/** A character at the version that is meant: the newest, one by number, or where a label points. */
export async function get(
  services: Services,
  context: Context,
  { id, ...choice }: z.output<typeof getCharacter>,
): Promise<Character> {
  const row = await readCharacter(services.db, context, chooseVersion(id, choice));
  return toCharacter(row, ownerIdOf(context.principal));
}

const cursorSchema = z.uuid();

export async function list(
  services: Services,
  context: Context,
  input: z.output<typeof listCharacters>,
): Promise<{ items: CharacterSummary[]; next_cursor: string | null }> {
  const rows = await queries.listCharacters(services.db, {
    ownerId: ownerIdOf(context.principal),
    query: searchQueryOf(input.q) ?? undefined,
    tag: input.tag,
    deleted: input.trash ?? false,
    before: decodeCursor(cursorSchema, input.cursor),
    limit: input.limit + 1,
  });
  return toPage(rows, input.limit, { item: toSummary, position: (row) => row.id });
}

export async function update(
  services: Services,
  context: Context,
  input: z.output<typeof updateCharacter>,
): Promise<Character> {
  const ownerId = ownerIdOf(context.principal);
  const { id, is_public: isPublic, message, expected_revision: expected, ...fields } = input;
  return write(services, context, async (tx) => {
    const before = await lockLiving(tx, context, { id, action: "character.update" });
    if (isPublic !== undefined) demandPublishing(context, before.owner_id, id);
    refuseStale(expected, before, ownerId);
    const content = contentWith(before, fields);
    const { row, created, changes } = await advance(tx, before, {
      content,
      isPublic,
      source: context.door,
      authorId: personIdOf(context.principal),
      message,
    });
    const answer = toCharacter(row, ownerId);
    if (changes.length === 0) return unchanged(answer);
    const published = recordOf("character.publish", before, row);
    if (!created) return { answer, record: published, changes };
    const also = row.published_version === before.published_version ? [] : [{ record: published }];
    return { answer, record: recordOf("character.update", before, row), changes, also };
  });
}

function demandPublishing({ principal }: Context, ownerId: string, characterId?: string): void {
  const object = { ownerId, isPublic: false, ...(characterId && { characterId }) };
  demand(principal, "character.publish", object);
}

/** One audit row for a step of a character. */
export function recordOf(
  action: Action,
  before: queries.CharacterRow,
  after: queries.CharacterRow,
): AuditRecord {
  return {
    action,
    object: { type: "character", id: before.id, part: `v${after.version}` },
    before: before.content_hash,
    after: after.content_hash,
  };
}

/** Locks a character of the caller that is not in the trash. */
export async function lockLiving(
  tx: Tx,
  context: Context,
  { id, action }: { id: string; action: Action },
): Promise<queries.CharacterRow> {
  const row = await lockMine(tx, context, { id, action });
  if (row.deleted_at !== null) throw characterNotFound();
  return row;
}

async function lockMine(
  tx: Tx,
  { principal }: Context,
  { id, action }: { id: string; action: Action },
): Promise<queries.CharacterRow> {
  const locked = await queries.lockCharacter(tx, id, ownerIdOf(principal));
  const row = locked ? await queries.findHead(tx, id) : undefined;
  if (row === undefined) throw await notMine(tx, id);
  demand(principal, action, { ownerId: row.owner_id, isPublic: false, characterId: id });
  return row;
}

/** Turns away a change that was made upon an older state, and shows the state of now. */
export function refuseStale(
  expected: number | undefined,
  row: queries.CharacterRow,
  ownerId: string,
): void {
  if (expected === undefined || expected === row.revision) return;
  throw new DomainError(
    "PRECONDITION_FAILED",
    `The character was changed since: it is at revision ${row.revision}, and you changed revision ${expected}.`,
    { current: toCharacter(row, ownerId) },
  );
}

type Move = z.output<typeof moveCharacter>;

export async function remove(services: Services, context: Context, move: Move) {
  const { id, deleted_at } = await setDeleted(services, context, { ...move, deleted: true });
  return { id, deleted_at };
}

export async function undelete(services: Services, context: Context, move: Move) {
  return setDeleted(services, context, { ...move, deleted: false });
}

async function setDeleted(
  services: Services,
  context: Context,
  { id, expected_revision, deleted }: Move & { deleted: boolean },
): Promise<Character> {
  const ownerId = ownerIdOf(context.principal);
  const action = deleted ? "character.delete" : "character.undelete";
  return write(services, context, async (tx) => {
    const row = await lockMine(tx, context, { id, action });
    refuseStale(expected_revision, row, ownerId);
    if ((row.deleted_at !== null) === deleted) return unchanged(toCharacter(row, ownerId));
    const moved = { ...row, ...(await queries.setDeleted(tx, id, deleted)) };
    const type = deleted ? "character.trashed" : "character.restored";
    return {
      answer: toCharacter(moved, ownerId),
      record: recordOf(action, row, moved),
      changes: [{ type, characterId: row.id, slug: row.slug }],
    };
  });
}

export async function removeSamples(services: Services, context: Context) {
  const ownerId = ownerIdOf(context.principal);
  return write(services, context, async (tx) => {
    const removed = await queries.deleteSamples(tx, ownerId);
    const answer = { removed: removed.length };
    if (removed.length === 0) return unchanged(answer);
    return {
      answer,
      record: { action: "character.delete", object: { type: "account", id: ownerId } },
      changes: removed.map(({ id, slug }) => ({
        type: "character.trashed" as const,
        characterId: id,
        slug,
      })),
    };
  });
}
