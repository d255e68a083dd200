import { cardLimits } from "../limits.ts";
import { CardError, type Warning } from "../problem.ts";
import { type ReadDocument, readDocument } from "../documents.ts";
import { parseCardText } from "../text/cardText.ts";
import type { Warn } from "../document.ts";
import type { Chunk } from "./chunks.ts";
import { withoutDecoy } from "./decoy.ts";
import { type CardKeyword, cardKeywords, keywordOf, payloadOf } from "./textChunks.ts";

interface CardChunk {
  keyword: CardKeyword;
  chunk: Chunk;
}

/** What came of the text of a chunk. */
export interface Attempt extends CardChunk {
  /** What it held, or why it cannot be read. */
  outcome: ReadDocument | CardError;
  warnings: Warning[];
}

/** The chunks that hold a card, `ccv3` before `chara`, each in the order of the file. */
export function cardChunksOf(chunks: readonly Chunk[]): CardChunk[] {
  const found = chunks.flatMap((chunk): CardChunk[] => {
    const keyword = cardKeywords.find((known) => known === keywordOf(chunk));
    return keyword === undefined ? [] : [{ keyword, chunk }];
  });
  return cardKeywords.flatMap((keyword) => found.filter((card) => card.keyword === keyword));
}

/** More are never needed. */
const mostAttempts = 4;

/**
 * Reads card chunks, the best first. What is over a limit ends it with a `CardError`; what is broken
 * is an outcome like another.
 */
export function attempts(chunks: readonly CardChunk[]): Attempt[] {
  let left: number = cardLimits.text;
  return chunks.slice(0, mostAttempts).map((card) => {
    const warnings: Warning[] = [];
    const warn: Warn = (code, path, message) => warnings.push({ code, path, message });
    try {
      const payload = payloadOf(card.chunk, { limit: left });
      left -= payload?.length ?? 0;
      return { ...card, outcome: understood(card.keyword, payload, warn), warnings };
    } catch (error) {
      if (!(error instanceof CardError) || isFinal(error)) throw error;
      return { ...card, outcome: error, warnings };
    }
  });
}

function isFinal({ code }: CardError): boolean {
  return code === "too_large" || code === "too_deep";
}

function understood(keyword: CardKeyword, payload: Uint8Array | null, warn: Warn): ReadDocument {
  if (payload === null) {
    throw new CardError("unreadable", `The compressed text of the chunk "${keyword}" is broken.`);
  }
  const value = parseCardText(payload, warn);
  const clean = keyword === "chara" ? withoutDecoy(value) : null;
  if (clean !== null) {
    warn("decoy_removed", "data.creator_notes", "The note that this is a V3 card was taken out.");
  }
  return readDocument(clean ?? value, warn);
}
