import { DomainError } from "@personaforge/contract/errors";
import type { Label, removeLabel, setLabel } from "@personaforge/contract/label";
import { limits } from "@personaforge/contract/limits";
import { productionLabel } from "@personaforge/contract/productionLabel";
import type { Tx } from "@personaforge/db/database";
import type * as z from "zod";
import { demand } from "../access/can.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { lockLiving } from "../characters/characters.service.ts";
import { demandOf, readMine } from "../characters/readMine.ts";
import type { Context, Services } from "../context.ts";
import { type Deed, unchanged, write, type Written } from "../write.ts";
import * as queries from "./labels.queries.ts";

function toLabel({ name, version, updated_at }: queries.LabelRow): Label {
  return { name, version, updated_at, protected: name === productionLabel };
}

export async function list(
  services: Services,
  context: Context,
  id: string,
): Promise<{ items: Label[] }> {
  const row = await readMine(services.db, context, id);
  demandOf(context, "label.list", row);
  return { items: (await queries.listLabels(services.db, row.id)).map(toLabel) };
}

export async function set(
  services: Services,
  context: Context,
  input: z.output<typeof setLabel>,
): Promise<Label> {
  return write(services, context, async (tx) => {
    const row = await lockLiving(tx, context, { id: input.id, action: "label.move" });
    demandLabel(context, row, input.label);
    const before = await queries.findLabel(tx, row.id, input.label);
    if (input.expected_version !== undefined) refuseMoved(input.expected_version, before);
    return point(tx, row, { name: input.label, version: input.version, before });
  });
}

/** Applications follow `production`, so that moving it takes the right to publish. */
export function demandLabel(
  { principal }: Context,
  { id, owner_id: ownerId }: CharacterRow,
  label: string,
): void {
  const action = label === productionLabel ? "label.promote" : "label.set";
  demand(principal, action, { ownerId, isPublic: false, characterId: id });
}

interface Pointing {
  name: string;
  version: number;
  /** Where it points now. */
  before: queries.PointedLabel | undefined;
}

async function point(
  tx: Tx,
  row: CharacterRow,
  { name, version, before }: Pointing,
): Promise<Written<Label>> {
  if (before?.version === version) return unchanged(toLabel(before));
  if (version > row.version) throw noSuchVersion(row, version, "version");
  if (before === undefined) await refuseTooMany(tx, row.id);
  const at = { characterId: row.id, ownerId: row.owner_id, name, version };
  await queries.pointLabel(tx, at);
  const after = await findPointed(tx, row, name);
  const { id, slug } = row;
  return {
    answer: toLabel(after),
    record: {
      action: "label.set",
      object: { type: "label", id, part: name },
      before: before?.content_hash ?? null,
      after: after.content_hash,
    },
    changes: [{ type: "label.set", characterId: id, slug, version, label: name }],
  };
}

/** Points labels of a locked character at its newest version. */
export async function pointAtNewest(
  tx: Tx,
  row: CharacterRow,
  names: readonly string[],
): Promise<Deed[]> {
  const deeds: Deed[] = [];
  for (const name of new Set(names)) {
    const before = await queries.findLabel(tx, row.id, name);
    deeds.push(await point(tx, row, { name, version: row.version, before }));
  }
  return deeds;
}

/**
 * Versions have no gaps, so that every number up to the newest is one.
 * @param path the field of the input that names the version
 */
export function noSuchVersion(
  { name, version: newest }: CharacterRow,
  version: number,
  path: "base_version" | "number" | "version",
): DomainError {
  const message = `${name} has no version ${version}; the newest is ${newest}.`;
  return new DomainError("NOT_FOUND", message, {
    fieldErrors: [{ path, code: "unknown_version", message, maximum: newest }],
  });
}

function refuseMoved(expected: number | null, now: queries.LabelRow | undefined): void {
  if (expected === (now?.version ?? null)) return;
  const where = now === undefined ? "does not exist" : `points at version ${now.version}`;
  throw new DomainError("PRECONDITION_FAILED", `The label was moved since: it ${where}.`, {
    current: { label: now === undefined ? null : toLabel(now) },
  });
}

async function refuseTooMany(tx: Tx, characterId: string): Promise<void> {
  if ((await queries.listLabels(tx, characterId)).length < limits.labels) return;
  const message = `A character has at most ${limits.labels} labels. Remove one first.`;
  const fieldError = { path: "label", code: "too_big", message, maximum: limits.labels };
  throw new DomainError("VALIDATION_FAILED", message, { fieldErrors: [fieldError] });
}

export async function remove(
  services: Services,
  context: Context,
  input: z.output<typeof removeLabel>,
): Promise<{ id: string; label: string }> {
  return write(services, context, async (tx) => {
    const row = await lockLiving(tx, context, { id: input.id, action: "label.move" });
    demandLabel(context, row, input.label);
    const label = await findPointed(tx, row, input.label);
    await refuseUsed(tx, row.id, input.label);
    await queries.deleteLabel(tx, row.id, input.label);
    return {
      answer: { id: row.id, label: input.label },
      record: {
        action: "label.remove",
        object: { type: "label", id: row.id, part: input.label },
        before: label.content_hash,
      },
      changes: [{ type: "label.removed", characterId: row.id, slug: row.slug, label: input.label }],
    };
  });
}

async function findPointed(
  tx: Tx,
  { id, name }: CharacterRow,
  label: string,
): Promise<queries.PointedLabel> {
  const found = await queries.findLabel(tx, id, label);
  if (found !== undefined) return found;
  throw new DomainError("NOT_FOUND", `${name} has no label "${label}".`);
}

const kinds = { experiment: "experiment", api_key: "API key" };

async function refuseUsed(tx: Tx, characterId: string, label: string): Promise<void> {
  const uses = await queries.listUses(tx, characterId, label);
  if (uses.length === 0) return;
  const names = uses.map(({ kind, name }) => `the ${kinds[kind]} "${name}"`).join(", ");
  throw new DomainError(
    "CONFLICT",
    `"${label}" is followed by ${names}. Point them elsewhere first.`,
  );
}
