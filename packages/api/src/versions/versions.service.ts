import type { Character } from "@personaforge/contract/character";
import { versionNumber } from "@personaforge/contract/reference";
import type {
  branchVersion,
  listVersions,
  renameVersion,
  restoreVersion,
  SavedVersion,
  saveVersion,
  Version,
  VersionSummary,
  versionOf,
} from "@personaforge/contract/version";
import type * as z from "zod";
import { ownerIdOf, personIdOf } from "../access/principal.ts";
import { contentWith, toCharacter } from "../characters/characters.mapping.ts";
import {
  creationOf,
  insert,
  lockLiving,
  type NewCharacter,
  recordOf,
  refuseStale,
} from "../characters/characters.service.ts";
import { demandOf, readMine } from "../characters/readMine.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { emptyDraft } from "../drafts/drafts.service.ts";
import { demandLabel, noSuchVersion, pointAtNewest } from "../labels/labels.service.ts";
import { unchanged, write } from "../write.ts";
import { advance } from "./advance.ts";
import { contentOfRow } from "./contentOfRow.ts";
import { draftToSave } from "./draftToSave.ts";
import * as queries from "./versions.queries.ts";

function toVersionSummary(row: queries.TimelineRow): VersionSummary {
  return {
    number: row.number,
    message: row.message,
    author: { handle: row.author_handle, name: row.author_name },
    source: row.source,
    restored_from: row.restored_from,
    content_hash: row.content_hash,
    created_at: row.created_at,
    labels: row.labels,
    is_published: row.number === row.published_version,
  };
}

const cursorSchema = versionNumber;

export async function list(
  services: Services,
  context: Context,
  { id, cursor, limit }: z.output<typeof listVersions>,
): Promise<{ items: VersionSummary[]; next_cursor: string | null }> {
  const row = await readMine(services.db, context, id);
  demandOf(context, "version.list", row);
  const before = decodeCursor(cursorSchema, cursor);
  const rows = await queries.listVersions(services.db, {
    characterId: row.id,
    before,
    limit: limit + 1,
  });
  return toPage(rows, limit, { item: toVersionSummary, position: ({ number }) => number });
}

export async function get(
  services: Services,
  context: Context,
  { id, number }: z.output<typeof versionOf>,
): Promise<Version> {
  const character = await readMine(services.db, context, id);
  demandOf(context, "version.read", character);
  const row = await queries.findVersion(services.db, character.id, number);
  if (row === undefined) throw noSuchVersion(character, number, "number");
  return {
    ...toVersionSummary(row),
    character: { id: character.id, slug: character.slug },
    content: contentOfRow(row),
  };
}

/** Makes a version of the given fields, or of the draft when none is given. */
export async function save(
  services: Services,
  context: Context,
  input: z.output<typeof saveVersion>,
): Promise<SavedVersion> {
  const { id, message, labels = [], expected_revision: expected, ...fields } = input;
  const ownerId = ownerIdOf(context.principal);
  const editorId = personIdOf(context.principal);
  const isGiven = Object.values(fields).some((value) => value !== undefined);
  return write(services, context, async (tx) => {
    const before = await lockLiving(tx, context, { id, action: "version.create" });
    for (const label of labels) demandLabel(context, before, label);
    refuseStale(expected, before, ownerId);
    const { content, isFilled } = isGiven
      ? { content: contentWith(before, fields), isFilled: false }
      : await draftToSave(tx, before, { editorId, insist: expected !== undefined });
    const source = context.door;
    const step = { content, source, message, authorId: editorId };
    const { row, created, changes } = await advance(tx, before, step);
    if (isFilled) await emptyDraft(tx, row, editorId);
    const also = await pointAtNewest(tx, row, labels);
    const answer = { ...toCharacter(row, ownerId), created };
    const isChanged = created || isFilled;
    const record = isChanged ? recordOf("version.create", before, row) : null;
    return { answer, record, changes, also };
  });
}

export async function restore(
  services: Services,
  context: Context,
  { id, number, expected_revision: expected }: z.output<typeof restoreVersion>,
): Promise<SavedVersion> {
  const ownerId = ownerIdOf(context.principal);
  return write(services, context, async (tx) => {
    const before = await lockLiving(tx, context, { id, action: "version.restore" });
    refuseStale(expected, before, ownerId);
    const stored = await queries.findContent(tx, before.id, number);
    if (stored === undefined) throw noSuchVersion(before, number, "number");
    const { row, created, changes } = await advance(tx, before, {
      content: contentOfRow(stored),
      source: "restore",
      authorId: personIdOf(context.principal),
      message: `Restored from v${number}`,
      restoredFrom: number,
    });
    const answer = { ...toCharacter(row, ownerId), created };
    if (!created) return unchanged(answer);
    return { answer, record: recordOf("version.restore", before, row), changes };
  });
}

export async function branch(
  services: Services,
  context: Context,
  { id, number, name }: z.output<typeof branchVersion>,
): Promise<Character> {
  const mine = await readMine(services.db, context, id);
  demandOf(context, "version.branch", mine);
  const stored = await queries.findContent(services.db, mine.id, number);
  if (stored === undefined) throw noSuchVersion(mine, number, "number");
  const origin = { id: mine.id, version: number };
  return begin(services, context, { content: contentWith(contentOfRow(stored), { name }), origin });
}

/** A new private character of the caller that begins as what they were allowed to see of another. */
export async function begin(
  services: Services,
  context: Context,
  { content, origin }: Required<Pick<NewCharacter, "content" | "origin">>,
): Promise<Character> {
  return write(services, context, async (tx) => {
    const answer = await insert(tx, context.principal, {
      content,
      isPublic: false,
      source: "remix",
      origin,
      // Long enough never to be taken: there is no second try inside a transaction.
      randomLength: 8,
    });
    return { answer, ...creationOf(answer, "version.branch") };
  });
}

export async function rename(
  services: Services,
  context: Context,
  { id, number, message }: z.output<typeof renameVersion>,
): Promise<VersionSummary> {
  return write(services, context, async (tx) => {
    const character = await lockLiving(tx, context, { id, action: "version.rename" });
    const at = { characterId: character.id, number };
    const renamed = await queries.renameVersion(tx, at, message);
    const row = renamed ? await queries.findVersion(tx, character.id, number) : undefined;
    if (row === undefined) throw noSuchVersion(character, number, "number");
    const part = `v${number}`;
    const object = { type: "version" as const, id: character.id, part };
    return { answer: toVersionSummary(row), record: { action: "version.rename", object } };
  });
}
