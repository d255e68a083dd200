import { DomainError } from "@personaforge/contract/errors";
import type { Label, removeLabel, setLabel } from "@personaforge/contract/label";
import { limits } from "@personaforge/contract/limits";
import { productionLabel } from "@personaforge/contract/reference";
import type { Tx } from "@personaforge/db/database";
import type * as z from "zod";
import { demand } from "../access/can.ts";
import type { CharacterRow } from "../characters/characters.queries.ts";
import { lockLiving } from "../characters/characters.service.ts";
import { readMine } from "../characters/readMine.ts";
import type { NewChange } from "../changes/newChange.ts";
import type { Context, Services } from "../context.ts";
import { unchanged, write } from "../write.ts";
import * as queries from "./labels.queries.ts";

export function toLabel(row: queries.LabelRow): Label {
  return { ...row, protected: row.name === productionLabel };
}

export async function list(
  services: Services,
  context: Context,
  id: string,
): Promise<{ items: Label[] }> {
  const row = await readMine(services.db, context, id);
  demand(context.principal, "label.list", { ownerId: row.owner_id, isPublic: false });
  return { items: (await queries.listLabels(services.db, row.id)).map(toLabel) };
}

export async function set(
  services: Services,
  context: Context,
  input: z.output<typeof setLabel>,
): Promise<Label> {
  return write(services, context, async (tx) => {
    const row = await lockLiving(tx, context, { id: input.id, action: "label.set" });
    const before = await queries.findLabel(tx, row.id, input.label);
    if (input.expected_version !== undefined) refuseMoved(input.expected_version, before);
    if (before?.version === input.version) return unchanged(toLabel(before));
    const { label, change } = await point(tx, row, { name: input.label, version: input.version });
    return {
      answer: label,
      record: {
        action: "label.set",
        object: { type: "label", id: row.id, part: input.label },
      },
      changes: [change],
    };
  });
}

/** Points a label of a locked character at one of its versions. */
export async function point(
  tx: Tx,
  row: CharacterRow,
  { name, version }: { name: string; version: number },
): Promise<{ label: Label; change: NewChange }> {
  if (version > row.version) throw noSuchVersion(row, version);
  await refuseTooMany(tx, row.id, name);
  const pointed = await queries.pointLabel(tx, {
    characterId: row.id,
    ownerId: row.owner_id,
    name,
    version,
  });
  const change = { type: "label.set", characterId: row.id, slug: row.slug } as const;
  return { label: toLabel(pointed), change: { ...change, version, label: name } };
}

/** Versions have no gaps, so that every number up to the newest is one. */
export function noSuchVersion({ name, version: newest }: CharacterRow, version: number) {
  const message = `${name} has no version ${version}; the newest is ${newest}.`;
  return new DomainError("NOT_FOUND", message, {
    fieldErrors: [{ path: "version", code: "unknown_version", message, maximum: newest }],
  });
}

function refuseMoved(expected: number | null, now: queries.LabelRow | undefined): void {
  if (expected === (now?.version ?? null)) return;
  const where = now === undefined ? "does not exist" : `points at version ${now.version}`;
  throw new DomainError("PRECONDITION_FAILED", `The label was moved since: it ${where}.`, {
    current: { label: now === undefined ? null : toLabel(now) },
  });
}

async function refuseTooMany(tx: Tx, characterId: string, name: string): Promise<void> {
  const labels = await queries.listLabels(tx, characterId);
  if (labels.length < limits.labels || labels.some((label) => label.name === name)) return;
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
    const row = await lockLiving(tx, context, { id: input.id, action: "label.remove" });
    const label = await queries.findLabel(tx, row.id, input.label);
    if (label === undefined) throw noSuchLabel(row, input.label);
    await refuseUsed(tx, row.id, input.label);
    await queries.deleteLabel(tx, row.id, input.label);
    return {
      answer: { id: row.id, label: input.label },
      record: {
        action: "label.remove",
        object: { type: "label", id: row.id, part: input.label },
      },
      changes: [{ type: "label.removed", characterId: row.id, slug: row.slug, label: input.label }],
    };
  });
}

function noSuchLabel({ name }: CharacterRow, label: string): DomainError {
  return new DomainError("NOT_FOUND", `${name} has no label "${label}".`);
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
