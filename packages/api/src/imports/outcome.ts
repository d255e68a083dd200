import type { ImportReason } from "@personaforge/contract/import";
import type { Tx } from "@personaforge/db/database";
import { importInto } from "../cards/importInto.ts";
import { type ImportableCard, storeImported } from "../cards/importOne.ts";
import type { Deed } from "../write.ts";
import { findSameFile, findSameSource, hasEarlier, linkSources } from "./duplicates.queries.ts";
import { lockDuplicates } from "./imports.queries.ts";
import { markAttached, type Settled, type WorkItem } from "./items.queries.ts";
import type { Pass } from "./pass.ts";
import { sourcesOf } from "./sources.ts";
import { type World, withWorld } from "./world.ts";

/** What is known of a file before it is settled. */
export type Looked =
  | { kind: "refused"; reason: ImportReason }
  | { kind: "read"; card: ImportableCard; world: World | null };

/** What becomes of an item, and what the audit and the feed are told beside what is stored. */
export interface Outcome {
  settled: Partial<Settled>;
  deed?: Deed;
}

/** A file that was looked at, in the transaction in which it is settled. */
export interface Settling extends Pass {
  tx: Tx;
  item: WorkItem;
  looked: Looked;
}

export async function outcomeOf({ looked, ...settling }: Settling): Promise<Outcome> {
  if (looked.kind === "refused") {
    const { reason } = looked;
    return { settled: { state: reason === "not_a_card" ? "skipped" : "failed", reason } };
  }
  const card = withWorld(looked.card, looked.world);
  const { report, read } = card;
  if (read.kind === "lorebook" && settling.item.into_id === null) {
    return { settled: { state: "needs_fix", reason: "lorebook", report } };
  }
  if (read.mapped.problems.length > 0) {
    return { settled: { state: "needs_fix", reason: "name_missing", report } };
  }
  const { tx, row } = settling;
  await lockDuplicates(tx, row.owner_id);
  const outcome = await outcomeOfCard({ ...settling, card });
  if (looked.world !== null && outcome.settled.state !== "duplicate") {
    await markAttached(tx, looked.world.itemId, outcome.settled.characterId ?? null);
  }
  return outcome;
}

interface SettlingCard extends Omit<Settling, "looked"> {
  card: ImportableCard;
}

async function outcomeOfCard(settling: SettlingCard): Promise<Outcome> {
  const { row, item, card } = settling;
  const { report } = card;
  const found = await findDuplicate(settling);
  const isDecided = item.action !== null || item.into_id !== null;
  const policy = row.on_duplicate;
  if (found !== null && !isDecided) {
    const isCopied = policy === "copy" || (policy === null && found.reason === "same_source");
    const isLeft = row.state === "checking" || (policy !== "version" && !isCopied);
    if (isLeft) return duplicateOf(found, card);
  }
  if (row.state === "checking") return { settled: { state: "ready", reason: null, report } };
  const action = item.action ?? (item.into_id === null ? policy : "version");
  const into = action === "version" ? (item.into_id ?? found?.character?.id ?? null) : null;
  if (into === null) return importNew(settling);
  const made = await importVersion(settling, into);
  return made ?? duplicateOf(found ?? { reason: "same_file", character: null, into }, card);
}

interface Duplicate {
  reason: Extract<ImportReason, "same_file" | "same_source">;
  /** Null when it is only in this import so far. */
  character: { id: string; head_version: number } | null;
  into?: string;
}

function duplicateOf({ reason, character, into }: Duplicate, card: ImportableCard): Outcome {
  const characterId = character?.id ?? into ?? null;
  const version = character?.head_version ?? null;
  return {
    settled: { state: "duplicate", reason, characterId, version, report: card.report },
  };
}

async function findDuplicate({ tx, row, item, card }: SettlingCard): Promise<Duplicate | null> {
  const hash = card.report.hash;
  const sameFile = await findSameFile(tx, row.owner_id, hash);
  if (sameFile !== undefined) return { reason: "same_file", character: sameFile };
  const { position } = item;
  if (await hasEarlier(tx, { importId: row.id, hash, position })) {
    return { reason: "same_file", character: null };
  }
  const sameSource = await findSameSource(tx, row.owner_id, sourcesOf(card.read.card));
  return sameSource === undefined ? null : { reason: "same_source", character: sameSource };
}

async function importNew({ tx, context, item, card, services }: SettlingCard): Promise<Outcome> {
  const isStored = card.read.original.hash === item.hash;
  const made = await storeImported(tx, context, { ...card, name: item.name, isStored });
  await linkSources(tx, made.id, sourcesOf(card.read.card));
  services.feed.announce();
  const { id: characterId, version } = made;
  return { settled: imported({ characterId, version, made: "character", report: card.report }) };
}

/** Null when the character is as the file says already. */
async function importVersion(
  { tx, context, item, card }: SettlingCard,
  into: string,
): Promise<Outcome | null> {
  const isStored = card.read.original.hash === item.hash;
  const named = { ...card, name: item.name, isStored, into };
  const { answer, ...deed } = await importInto(tx, context, named);
  if (!answer.created) return null;
  await linkSources(tx, into, sourcesOf(card.read.card));
  const { character, report } = answer;
  const made = { characterId: into, version: character.version, made: "version", report } as const;
  return { settled: imported(made), deed };
}

function imported(made: Pick<Settled, "characterId" | "version" | "made" | "report">) {
  return { ...made, state: "imported", reason: null } as const;
}
