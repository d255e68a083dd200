import { createHash } from "node:crypto";
import { findingsOf } from "@personaforge/cards/findings/findingsOf";
import type { Mapped } from "@personaforge/cards/content/mapped";
import { toContent } from "@personaforge/cards/content/toContent";
import { CardError } from "@personaforge/cards/problem";
import { readCard } from "@personaforge/cards/readCard";
import type { ReadResult } from "@personaforge/cards/readResult";
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { FileToRead, ReadCard, Refused } from "./cardReader.ts";
import { fingerprintsOf } from "./fingerprints.ts";
import { packOriginal } from "./keptOriginal.ts";
import { reportOf } from "./report.ts";

export interface ReadTask extends FileToRead {
  bytes: Uint8Array;
}

/** What the thread of a `CardReader` does. */
export default async function read({ bytes, name, fixes }: ReadTask) {
  const result = readOrRefuse(bytes, name);
  return "code" in result ? result : moved(await everythingOf(result, { bytes, fixes }));
}

function readOrRefuse(bytes: Uint8Array, name: string | undefined): ReadResult | Refused {
  try {
    return readCard(bytes, name);
  } catch (error) {
    if (!(error instanceof CardError)) throw error;
    const { code, message, limit } = error;
    return { kind: "refused", code, message, ...(limit !== undefined && { limit }) };
  }
}

async function everythingOf(
  result: ReadResult,
  { bytes, fixes }: Pick<ReadTask, "bytes" | "fixes">,
): Promise<ReadCard> {
  const { kind, format, container, card, original, image } = result;
  const mapped = toContent(result, fixes);
  const uploaded = sha256(bytes);
  const hash = original === bytes ? uploaded : sha256(original);
  const findings = findingsOf(result);
  return {
    ...{ kind, format, container, card, mapped, image },
    fingerprints: fingerprintsOfFile(mapped),
    original: { hash, bytes: original },
    parsed: await packOriginal(result),
    report: reportOf(result, { hash: uploaded, mapped, findings }),
  };
}

/** A text that somebody gave is an edit of the file. */
function fingerprintsOfFile({ content, given }: Mapped): ReadCard["fingerprints"] {
  const edited = new Set<string>(given);
  const fingerprints = Object.entries(fingerprintsOf(content));
  return Object.fromEntries(fingerprints.filter(([field]) => !edited.has(field)));
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

// Smaller ones can share their memory with others, and copying them costs nothing.
const worthMoving = 131_072;

/** Goes to the other thread without being copied, where it is large. */
function moved(read: ReadCard) {
  const large = [read.original.bytes, read.image?.bytes]
    .map((bytes) => bytes?.buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer && buffer.byteLength >= worthMoving);
  return move({ [transferableSymbol]: [...new Set(large)], [valueSymbol]: read });
}
