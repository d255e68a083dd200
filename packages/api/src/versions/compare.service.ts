import type { CharacterContent } from "@personaforge/contract/content";
import { DomainError } from "@personaforge/contract/errors";
import { characterRef } from "@personaforge/contract/reference";
import type { compareStates, StateDiff } from "@personaforge/contract/version";
import type * as z from "zod";
import { personIdOf } from "../access/principal.ts";
import { contentOf } from "../characters/characters.mapping.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { contentHash } from "../characters/contentHash.ts";
import { chooseVersion, readCharacter } from "../characters/readCharacter.ts";
import { demandOf, readMine } from "../characters/readMine.ts";
import type { Context, Services } from "../context.ts";
import { withDraft } from "../drafts/draftContent.ts";
import { findDraft } from "../drafts/drafts.queries.ts";
import { findLabel } from "../labels/labels.queries.ts";
import { findImported } from "./versions.queries.ts";

type Compared = StateDiff["from"] & { content: CharacterContent };

/** How two states differ: versions, labels, the draft, an import, the source, other characters. */
export async function compare(
  services: Services,
  context: Context,
  { id, from, to }: z.output<typeof compareStates>,
): Promise<StateDiff> {
  const row = await readMine(services.db, context, id);
  demandOf(context, "version.compare", row);
  const scope = { services, context, row };
  const [before, after] = await Promise.all([resolve(scope, from), resolve(scope, to)]);
  const { content: fromContent, ...fromState } = before;
  const { content: toContent, ...toState } = after;
  const diff = await services.differ.diff(fromContent, toContent);
  return { ...diff, from: fromState, to: toState };
}

interface Scope {
  services: Services;
  context: Context;
  /** The character whose history is looked at, at its newest version. */
  row: CharacterRow;
}

async function resolve(scope: Scope, ref: string): Promise<Compared> {
  const { services, context, row } = scope;
  if (ref === "draft") return draftState(scope);
  const read = (character: string, choice = {}) =>
    readCharacter(services.db, context, { character, ...choice });
  if (ref === "newest") return stateOf(ref, row);
  if (ref === "published") return stateOf(ref, await read(row.id, { version: publishedOf(row) }));
  if (ref === "import") return stateOf(ref, await read(row.id, { version: await importOf(scope) }));
  if (ref === "origin") return stateOf(ref, await read(originOf(row)));
  const version = /^v?([1-9]\d{0,8})$/i.exec(ref)?.[1];
  if (version !== undefined) return stateOf(ref, await read(row.id, { version: Number(version) }));
  const label = await findLabel(services.db, row.id, ref);
  if (label !== undefined) return stateOf(ref, await read(row.id, { version: label.version }));
  const other = await readOther(scope, ref);
  // Neither a label nor a character: the answer names the labels that there are.
  return stateOf(ref, other ?? (await read(row.id, { label: ref })));
}

function stateOf(ref: string, row: CharacterRow): Compared {
  return {
    ref,
    character: { id: row.id, slug: row.slug, name: row.name },
    version: row.version,
    content_hash: row.content_hash,
    content: contentOf(row),
  };
}

async function draftState({ services, context, row }: Scope): Promise<Compared> {
  const draft = await findDraft(services.db, row.id, personIdOf(context.principal));
  const content = withDraft(row, draft?.content ?? {});
  return {
    ...stateOf("draft", row),
    version: null,
    content,
    content_hash: contentHash(content),
  };
}

function publishedOf({ name, published_version }: CharacterRow): number {
  if (published_version !== null) return published_version;
  throw new DomainError("NOT_FOUND", `${name} is not public.`);
}

async function importOf({ services, row }: Scope): Promise<number> {
  const number = await findImported(services.db, row.id);
  if (number !== null) return number;
  throw new DomainError("NOT_FOUND", `No version of ${row.name} was imported.`);
}

function originOf({ name, origin_id }: CharacterRow): string {
  if (origin_id !== null) return origin_id;
  throw new DomainError("NOT_FOUND", `${name} began as itself, or its source is gone.`);
}

async function readOther(
  { services, context }: Scope,
  ref: string,
): Promise<CharacterRow | undefined> {
  if (!characterRef.safeParse(ref).success) return undefined;
  try {
    return await readCharacter(services.db, context, chooseVersion(ref, {}));
  } catch (error) {
    const isUnknown = error instanceof DomainError && error.code === "NOT_FOUND";
    if (isUnknown && !ref.includes("@")) return undefined;
    throw error;
  }
}
