import type { Warn } from "../document.ts";
import { type ReadDocument, readDocument } from "../documents.ts";
import { userCommentOf } from "../exif/userComment.ts";
import type { Opened } from "../opened.ts";
import { CardError } from "../problem.ts";
import { parseComment } from "../text/cardText.ts";
import { type Attempt, attempts, cardChunksOf } from "./cardChunks.ts";
import { type Chunks, chunksOf } from "./chunks.ts";
import { sameCard } from "./sameCard.ts";
import { hasGoodCrc } from "./textChunks.ts";

/** Reads the card of a PNG by its chunks; null when there is none. Pixels are not looked at. */
export function readPng(bytes: Uint8Array, warn: Warn): Opened | null {
  const chunks = chunksOf(bytes);
  const all = chunks.rest === null ? chunks.list : [...chunks.list, chunks.rest];
  const tried = attempts(cardChunksOf(all));
  const document =
    tried.length > 0
      ? chosenOf(bytes, tried, warn)
      : documentInExif({ ...chunks, list: all }, warn);
  if (document === null) return null;
  warnOfEnd(bytes, chunks, warn);
  const isAnimated = chunks.list.some(({ type }) => type === "acTL");
  return { container: isAnimated ? "apng" : "png", document, image: { type: "png", bytes } };
}

function chosenOf(bytes: Uint8Array, tried: readonly Attempt[], warn: Warn): ReadDocument {
  const chosen = tried.find(({ outcome }) => !(outcome instanceof CardError));
  if (chosen === undefined || chosen.outcome instanceof CardError) throw bestReason(tried);
  for (const { code, path, message } of chosen.warnings) warn(code, path, message);
  const isWhole = chosen.chunk.end <= bytes.length;
  if (isWhole && !hasGoodCrc(bytes, chosen.chunk)) {
    warn("bad_crc", chosen.keyword, "The checksum of the chunk with the card is wrong.");
  }
  warnOfOthers(chosen, tried, warn);
  return chosen.outcome;
}

/** Of several reasons why nothing can be read, the one that says most. */
function bestReason(tried: readonly Attempt[]): unknown {
  const reasons = tried.map(({ outcome }) => outcome);
  const isEncrypted = (reason: unknown) =>
    reason instanceof CardError && reason.code === "encrypted";
  return reasons.find(isEncrypted) ?? reasons[0];
}

function warnOfOthers(chosen: Attempt, tried: readonly Attempt[], warn: Warn): void {
  for (const other of tried) {
    if (other === chosen) continue;
    const { keyword, outcome } = other;
    if (keyword === chosen.keyword) {
      warn("double_chunk", keyword, `The picture has several chunks "${keyword}".`);
    }
    if (outcome instanceof CardError) {
      const message = `A chunk "${keyword}" was passed over: ${outcome.message}`;
      warn("broken_chunk", keyword, message);
    } else if (!(chosen.outcome instanceof CardError) && !sameCard(chosen.outcome, outcome)) {
      const message = `A chunk "${keyword}" holds another text than "${chosen.keyword}", which was read.`;
      warn("chunks_differ", keyword, message);
    }
  }
}

/** The card of Backyard's older pictures, and of others that write it where cameras do. */
function documentInExif({ list }: Chunks, warn: Warn): ReadDocument | null {
  const block = list.find(({ type }) => type === "eXIf");
  const comment = block === undefined ? null : userCommentOf(block.data);
  const value = comment === null ? undefined : parseComment(comment, warn);
  return value === undefined ? null : readDocument(value, warn);
}

function warnOfEnd(bytes: Uint8Array, chunks: Chunks, warn: Warn): void {
  if (chunks.truncated) {
    warn("truncated", "", "The picture ends early. The card was read of what there is.");
  } else if (chunks.end < bytes.length) {
    const count = (bytes.length - chunks.end).toLocaleString("en");
    warn("trailing_data", "", `There are ${count} bytes behind the end of the picture.`);
  }
}
