import type { CharacterContent } from "@personaforge/contract/content";
import type { VersionChoice } from "@personaforge/contract/reference";
import type { Queryable } from "@personaforge/db/database";
import { type Action, demand } from "../access/can.ts";
import { ownerIdOf, personIdOf } from "../access/principal.ts";
import { characterNotFound, chooseVersion, readCharacter } from "../characters/readCharacter.ts";
import type { Context } from "../context.ts";
import { contentOfVersion } from "./contents.ts";
import { findPlace } from "./prompts.queries.ts";

/** Which version of which character a prompt is of, and how it calls its reader unless told. */
export interface Place {
  id: string;
  slug: string;
  name: string;
  version: number;
  contentHash: string;
  ownerId: string;
  isPublic: boolean;
  reader: string;
}

/**
 * The version that is meant, by one read that leaves its texts where they are.
 * @throws DomainError NOT_FOUND, naming the versions and labels that there are
 */
export async function readPlace(
  db: Queryable,
  context: Context,
  { id, version, label, action = "prompt.read" }: VersionChoice & { id: string; action?: Action },
): Promise<Place> {
  const { principal } = context;
  const chosen = chooseVersion(id, { version, label });
  const isChosen = chosen.version !== undefined || chosen.label !== undefined;
  if (isChosen) demand(principal, "version.choose");
  const row = await findPlace(db, {
    ref: chosen.character,
    ownerId: ownerIdOf(principal),
    personId: personIdOf(principal),
    version: chosen.version,
    label: chosen.label,
  });
  // Refuses, and says why; or somebody has just made it.
  const found = row ?? (await readCharacter(db, context, { ...chosen, action }));
  const isPublic = found.published_version !== null;
  const object = { ownerId: found.owner_id, isPublic, characterId: found.id };
  demand(principal, action, object);
  // A program speaks for others than the person who made its key.
  const reader = principal.kind === "member" ? (row?.person_name ?? null) : null;
  const { slug, name, version: number, content_hash: contentHash, owner_id: ownerId } = found;
  const place = { id: found.id, slug, name, version: number, contentHash, ownerId, isPublic };
  return { ...place, reader: reader ?? "User" };
}

export async function readContent(
  db: Queryable,
  { id, version }: Pick<Place, "id" | "version">,
): Promise<CharacterContent> {
  const content = await contentOfVersion(db, id, version);
  // Deleted since it was found.
  if (content === undefined) throw characterNotFound();
  return content;
}
