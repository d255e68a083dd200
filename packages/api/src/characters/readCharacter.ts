import { DomainError } from "@personaforge/contract/errors";
import { parseReference, type VersionChoice } from "@personaforge/contract/reference";
import type { Queryable } from "@personaforge/db/database";
import { type Action, can, demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import type { Context } from "../context.ts";
import { listLabels } from "../labels/labels.queries.ts";
import { contentOfRow } from "../versions/contentOfRow.ts";
import { findAt } from "../versions/versions.queries.ts";
import { type CharacterRow, findCharacter, isPublished } from "./characters.queries.ts";

export function characterNotFound(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such character, or it is not yours to see.");
}

/** Others' private things are as if they were not there; what everybody sees is only out of reach. */
export async function notMine(db: Queryable, ref: string): Promise<DomainError> {
  if (!(await isPublished(db, ref))) return characterNotFound();
  return new DomainError(
    "FORBIDDEN",
    "This character is somebody else's: you may only look at it.",
  );
}

/** A character, and which version of it. */
export interface Chosen extends VersionChoice {
  character: string;
}

/**
 * What `slug@v3`, `?version=3` and `?label=production` mean together.
 * @throws DomainError VALIDATION_FAILED when they name more than one version
 */
export function chooseVersion(ref: string, choice: VersionChoice): Chosen {
  const named = parseReference(ref);
  const version = named.version ?? choice.version;
  const label = named.label ?? choice.label;
  const count = [named.version, named.label, choice.version, choice.label].filter(
    (part) => part !== undefined,
  ).length;
  if (count <= 1) return { character: named.character, version, label };
  const message = "Name one version: by @, by version, or by label.";
  const path = choice.label === undefined ? "version" : "label";
  throw new DomainError("VALIDATION_FAILED", message, {
    fieldErrors: [{ path, code: "ambiguous", message }],
  });
}

/** Reads what the caller may see of a character, at the version that is meant. */
export async function readCharacter(
  db: Queryable,
  context: Context,
  { character, version, label, action = "character.read" }: Chosen & { action?: Action },
): Promise<CharacterRow> {
  const ownerId = ownerIdOf(context.principal);
  if (version === undefined && label === undefined) {
    return allowed(context, action, await findCharacter(db, character, ownerId));
  }
  demand(context.principal, "version.choose");
  const row = await findAt(db, { ref: character, ownerId, version, label });
  if (row !== undefined) return allowed(context, action, { ...row, ...contentOfRow(row) });
  const newest = allowed(context, action, await findCharacter(db, character, ownerId));
  throw await versionNotFound(db, context, { newest, version, label });
}

function allowed(
  { principal }: Context,
  action: Action,
  row: CharacterRow | undefined,
): CharacterRow {
  if (row === undefined) throw characterNotFound();
  const isPublic = row.published_version !== null;
  demand(principal, action, { ownerId: row.owner_id, isPublic, characterId: row.id });
  return row;
}

/** Says which versions and labels there are. */
async function versionNotFound(
  db: Queryable,
  context: Context,
  { newest, version, label }: { newest: CharacterRow } & VersionChoice,
): Promise<DomainError> {
  const path = version === undefined ? "label" : "version";
  const wanted = version === undefined ? `label "${label}"` : `version ${version}`;
  const there = await namesOf(db, context, newest);
  const message = [`${newest.name} has no ${wanted}.`, ...there].join(" ");
  return new DomainError("NOT_FOUND", message, {
    fieldErrors: [{ path, code: `unknown_${path}`, message }],
  });
}

/** Not for whoever may talk with the character, but not read what it was. */
async function namesOf(
  db: Queryable,
  { principal }: Context,
  newest: CharacterRow,
): Promise<string[]> {
  if (newest.owner_id !== ownerIdOf(principal)) return [`Public is v${newest.version}.`];
  if (!can(principal, "label.list")) return [];
  const versions = newest.version === 1 ? "There is v1" : `There are v1 to v${newest.version}`;
  const labels = await listLabels(db, newest.id);
  if (labels.length === 0) return [`${versions}, and no label.`];
  const names = labels.map(({ name, version }) => `${name} (v${version})`).join(", ");
  return [`${versions}, and the labels ${names}.`];
}
