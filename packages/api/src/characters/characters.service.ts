import type {
  Character,
  CharacterSummary,
  createCharacter,
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
import { demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { searchQueryOf, searchTextOf } from "../searchText.ts";
import { write } from "../write.ts";
import { contentWith, toCharacter, toSummary } from "./characters.mapping.ts";
import * as queries from "./characters.queries.ts";
import { contentHash } from "./contentHash.ts";
import { makeSlug } from "./slug.ts";

export function characterNotFound(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such character, or it is not yours to see.");
}

export async function create(
  services: Services,
  context: Context,
  input: z.output<typeof createCharacter>,
): Promise<Character> {
  const { is_public: isPublic, message, ...content } = input;
  const ownerId = ownerIdOf(context.principal);
  // Two characters of one name share a slug once in about a million; the next try is longer.
  for (const randomLength of [4, 8]) {
    try {
      const made = { content, isPublic, source: context.door, message, randomLength };
      return await write(services, context, (tx) => insert(tx, ownerId, made));
    } catch (error) {
      if (violatedConstraint(error) !== "character_slug_key") throw error;
    }
  }
  throw new DomainError("CONFLICT", "No free address was found for this name. Try again.");
}

/** A character to be, with where it comes from. */
export interface NewCharacter {
  content: CharacterContent;
  isPublic: boolean;
  source: "api" | "editor" | "sample";
  message?: string | undefined;
  /** Random characters at the end of the slug; 4 unless said. */
  randomLength?: number;
}

/** Makes a character with its version 1, in the caller's transaction. */
export async function insert(
  tx: Tx,
  ownerId: string,
  { content, isPublic, source, message, randomLength }: NewCharacter,
): Promise<Character> {
  const id = uuidv7();
  const hash = contentHash(content);
  const row = await queries.insertCharacter(tx, {
    id,
    ownerId,
    slug: makeSlug(content.name, randomLength),
    isSample: source === "sample",
    isPublic,
    search: searchTextOf(content),
  });
  await queries.insertVersion(tx, {
    characterId: id,
    number: 1,
    ownerId,
    content,
    contentHash: hash,
    source,
    message: message ?? null,
  });
  const whole = { ...row, ...content, id, owner_id: ownerId, version: 1, content_hash: hash };
  return toCharacter(whole, ownerId);
}

export async function get(services: Services, context: Context, ref: string): Promise<Character> {
  const ownerId = ownerIdOf(context.principal);
  const row = await queries.findCharacter(services.db, ref, ownerId);
  if (row === undefined) throw characterNotFound();
  const isPublic = row.published_version !== null;
  demand(context.principal, "character.read", { ownerId: row.owner_id, isPublic });
  return toCharacter(row, ownerId);
}

const cursorSchema = z.uuid();

export async function list(
  services: Services,
  context: Context,
  input: z.output<typeof listCharacters>,
): Promise<{ items: CharacterSummary[]; next_cursor: string | null }> {
  const rows = await queries.listCharacters(services.db, {
    ownerId: ownerIdOf(context.principal),
    query: searchQueryOf(input.q),
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
  return write(services, context, async (tx) => {
    const row = await lockMine(tx, input.id, ownerId);
    if (row.deleted_at !== null) throw characterNotFound();
    demand(context.principal, "character.update", { ownerId: row.owner_id, isPublic: false });
    refuseStale(input.expected_revision, row.revision);

    const content = contentWith(row, input);
    const hash = contentHash(content);
    const isNew = hash !== row.content_hash;
    const number = isNew ? row.version + 1 : row.version;
    const publish = publication(input.is_public, row.published_version, number);
    if (!isNew && publish === undefined) return toCharacter(row, ownerId);

    if (isNew) {
      await queries.insertVersion(tx, {
        characterId: row.id,
        number,
        ownerId,
        content,
        contentHash: hash,
        source: context.door,
        message: input.message ?? null,
      });
    }
    const search = searchTextOf(content);
    const head = await queries.updateHead(tx, row.id, {
      ...(isNew && { headVersion: number, search }),
      ...(publish !== undefined && {
        publish: publish === null ? null : { version: publish, search },
      }),
    });
    return toCharacter(
      { ...row, ...content, ...head, version: number, content_hash: hash },
      ownerId,
    );
  });
}

async function lockMine(tx: Tx, id: string, ownerId: string): Promise<queries.CharacterRow> {
  const locked = await queries.lockCharacter(tx, id, ownerId);
  const row = locked ? await queries.findHead(tx, id) : undefined;
  if (row === undefined) throw characterNotFound();
  return row;
}

/** The version to publish, null to take it out of the gallery, undefined to leave that as it is. */
function publication(
  wanted: boolean | undefined,
  published: number | null,
  head: number,
): number | null | undefined {
  if (wanted === undefined) return undefined;
  if (!wanted) return published === null ? undefined : null;
  return published === head ? undefined : head;
}

function refuseStale(expected: number | undefined, actual: number): void {
  if (expected === undefined || expected === actual) return;
  throw new DomainError(
    "PRECONDITION_FAILED",
    `The character was changed since: it is at revision ${actual}, and you changed revision ${expected}.`,
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
    const row = await lockMine(tx, id, ownerId);
    demand(context.principal, action, { ownerId: row.owner_id, isPublic: false });
    refuseStale(expected_revision, row.revision);
    if ((row.deleted_at !== null) === deleted) return toCharacter(row, ownerId);
    const changed = await queries.setDeleted(tx, id, deleted);
    return toCharacter({ ...row, ...changed }, ownerId);
  });
}

export async function removeSamples(services: Services, context: Context) {
  const ownerId = ownerIdOf(context.principal);
  return write(services, context, async (tx) => ({
    removed: await queries.deleteSamples(tx, ownerId),
  }));
}
