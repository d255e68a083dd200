import type { Card } from "@personaforge/cards/card";
import { applyContent } from "@personaforge/cards/content/applyContent";
import { cardOf } from "@personaforge/cards/content/cardOf";
import { editLosses } from "@personaforge/cards/content/editLosses";
import { toContent } from "@personaforge/cards/content/toContent";
import type { WriteFormat } from "@personaforge/cards/format";
import { plainPng } from "@personaforge/cards/png/plainPng";
import type { Loss } from "@personaforge/cards/problem";
import { type WrittenCard, writeCard } from "@personaforge/cards/writeCard";
import type { Original } from "@personaforge/cards/writeOptions";
import type { CharacterContent } from "@personaforge/contract/content";
import { pictureSource } from "./exportPicture.ts";
import { uneditedFields } from "./fingerprints.ts";
import { type KeptOriginal, unpackOriginal } from "./keptOriginal.ts";
import { sharedOriginal } from "./sharedOriginal.ts";

export interface OriginalOfVersion {
  /** What it was read as, see `packOriginal`. */
  parsed: Uint8Array;
  bytes: Uint8Array;
  /** Whether whoever gets the new file brought this one; others get less of it. */
  isOwn: boolean;
}

/** A version of a character, as a thread is given it. */
export interface VersionToWrite {
  content: CharacterContent;
  /** The file that it came from. */
  original: OriginalOfVersion | null;
  /** Milliseconds since 1970: when the version was saved, so that it is always written the same. */
  now: number;
}

export interface WriteTask extends VersionToWrite {
  format: WriteFormat;
  /** A PNG; null when the picture is the one in the original, and in formats without one. */
  image: Uint8Array | null;
}

export interface LossesTask extends VersionToWrite {
  formats: readonly WriteFormat[];
}

export interface LossesOfFormat {
  format: WriteFormat;
  losses: Loss[];
}

/** Writes a version as a file: what it came from with its edits, or a new card. */
export function exportCard({ format, image, ...version }: WriteTask): WrittenCard {
  return write(sourceOf(version), format, image);
}

/** What each file would not hold. */
export function listLosses({ formats, ...version }: LossesTask): LossesOfFormat[] {
  const source = sourceOf(version);
  return formats.map((format) => {
    const from = pictureSource(format, version.content, source.kept);
    // Which picture it is makes no difference, and the smallest takes the least time.
    const hasOne = from === "original" ? isPicture(source.kept) : from !== "none";
    return { format, losses: write(source, format, hasOne ? plainPng() : null).losses };
  });
}

function isPicture(kept: KeptOriginal | null): boolean {
  return kept?.container === "png" || kept?.container === "apng";
}

interface Source {
  card: Card;
  kept: KeptOriginal | null;
  original: Original | null;
  /** Whether all of it may be in the new file. */
  isOwn: boolean;
  /** By the edits, whatever the format. */
  losses: Loss[];
  now: number;
}

function sourceOf({ content, original, now }: VersionToWrite): Source {
  if (original === null) {
    return { card: cardOf(content), kept: null, original: null, isOwn: true, losses: [], now };
  }
  const kept = unpackOriginal(original.parsed);
  const { format, container, raw, card } = kept;
  const read = toContent({
    ...{ kind: "character", format, container, raw, card },
    ...{ image: null, original: original.bytes, warnings: [] },
  });
  const before = { ...read.content, ...uneditedFields(content) };
  return {
    card: applyContent(card, before, content),
    kept,
    original: { format, container, raw, card, bytes: original.bytes },
    isOwn: original.isOwn,
    losses: editLosses(card, before, content),
    now,
  };
}

function write(source: Source, format: WriteFormat, image: Uint8Array | null): WrittenCard {
  const { card, losses, now } = source;
  const original = originalFor(source, format);
  const options = { now, ...(original !== null && { original }), ...(image !== null && { image }) };
  const written = writeCard(card, format, options);
  return { ...written, losses: [...losses, ...written.losses] };
}

function originalFor({ card, original, isOwn }: Source, format: WriteFormat): Original | null {
  return original === null || isOwn ? original : sharedOriginal(original, { card, format });
}
