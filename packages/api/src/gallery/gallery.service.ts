import type {
  Character,
  forkCharacter,
  getCharacter,
  PublicCharacter,
  PublicSummary,
  searchGallery,
} from "@personaforge/contract/character";
import { DomainError } from "@personaforge/contract/errors";
import * as z from "zod";
import { demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import { contentOf, contentWith } from "../characters/characters.mapping.ts";
import { characterNotFound, chooseVersion } from "../characters/readCharacter.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import { searchQueryOf } from "../searchText.ts";
import { begin } from "../versions/versions.service.ts";
import * as queries from "./gallery.queries.ts";
import { isCommon, isRare, type SearchFilter, searchMatches } from "./search.queries.ts";

const newestCursor = z.tuple([z.iso.datetime().startsWith("2"), z.uuid()]);
const matchCursor = z.tuple([z.number(), z.uuid()]);

interface PublicPage {
  items: PublicSummary[];
  next_cursor: string | null;
}

export async function search(
  services: Services,
  _context: Context,
  { q, tag, cursor, limit }: z.output<typeof searchGallery>,
): Promise<PublicPage> {
  const query = searchQueryOf(q);
  if (query === null) {
    const [published_at, id] = decodeCursor(newestCursor, cursor) ?? [];
    const before =
      published_at !== undefined && id !== undefined ? { published_at, id } : undefined;
    const rows = await queries.listNewest(services.db, { tag, before, limit: limit + 1 });
    return toPage(rows, limit, { item: toSummary, position: (row) => [row.published_at, row.id] });
  }
  const [rank, id] = decodeCursor(matchCursor, cursor) ?? [];
  const before = rank !== undefined && id !== undefined ? { rank, id } : undefined;
  const along = await shortestWay(services, query, tag);
  const filter = { query, tag, along, before, limit: limit + 1 };
  const rows = await searchMatches(services.db, filter);
  return toPage(rows, limit, { item: toSummary, position: (row) => [row.rank, row.id] });
}

async function shortestWay(
  { db }: Services,
  query: string,
  tag: string | undefined,
): Promise<SearchFilter["along"]> {
  if (tag !== undefined && (await isRare(db, tag))) return "tag";
  return (await isCommon(db, query)) ? "newest" : "words";
}

type SummaryRow = Awaited<ReturnType<typeof queries.listNewest>>[number];

function toSummary(row: SummaryRow): PublicSummary {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    tagline: row.tagline,
    personality_summary: row.personality_summary,
    initial_greeting: row.initial_greeting,
    tags: row.tags,
    language: row.language,
    content_rating: row.content_rating,
    avatar: row.avatar,
    version: row.version,
    published_at: row.published_at ?? "",
    creator: { handle: row.creator_handle, name: row.creator_name },
  };
}

export async function get(
  services: Services,
  context: Context,
  input: z.output<typeof getCharacter>,
): Promise<PublicCharacter> {
  const row = await readPublished(services, context, input);
  return {
    ...contentOf(row),
    ...toSummary(row),
    content_hash: row.content_hash,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

async function readPublished(
  services: Services,
  context: Context,
  { id, ...choice }: z.output<typeof getCharacter>,
) {
  const { character, version, label } = chooseVersion(id, choice);
  const row = await queries.findPublished(services.db, character);
  if (row === undefined) throw characterNotFound();
  if (label !== undefined || (version !== undefined && version !== row.version)) {
    throw onlyPublished(row, version === undefined ? `label "${label}"` : `version ${version}`);
  }
  const { owner_id: ownerId, id: characterId } = row;
  demand(context.principal, "gallery.read", { ownerId, isPublic: true, characterId });
  return row;
}

/**
 * A private character of the caller that begins as the published version of this one. Instructions
 * that a stranger wrote are kept, but not followed until the caller says so.
 */
export async function fork(
  services: Services,
  context: Context,
  { id, name }: z.output<typeof forkCharacter>,
): Promise<Character> {
  const source = await readPublished(services, context, { id });
  demand(context.principal, "version.branch");
  const origin = { id: source.id, version: source.version };
  const isMine = source.owner_id === ownerIdOf(context.principal);
  const changes = { name, ...(!isMine && { trusts_instructions: false }) };
  return begin(services, context, { content: contentWith(source, changes), origin });
}

function onlyPublished({ name, version }: { name: string; version: number }, wanted: string) {
  return new DomainError("NOT_FOUND", `${name} has no public ${wanted}. Public is v${version}.`);
}
