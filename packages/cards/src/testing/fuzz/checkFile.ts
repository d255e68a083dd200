import { exportFormats } from "@personaforge/contract/cardOrigin";
import { characterContent } from "@personaforge/contract/content";
import { draftContent } from "@personaforge/contract/draft";
import { applyContent } from "../../content/applyContent.ts";
import { toContent } from "../../content/toContent.ts";
import { findingsOf } from "../../findings/findingsOf.ts";
import type { Card } from "../../card.ts";
import type { WriteFormat } from "../../format.ts";
import { withoutNotes } from "../../media/withoutNotes.ts";
import { plainPng } from "../../png/plainPng.ts";
import { CardError } from "../../problem.ts";
import { readCard } from "../../readCard.ts";
import type { ReadResult } from "../../readResult.ts";
import { writeCard } from "../../writeCard.ts";
import type { WriteOptions } from "../../writeOptions.ts";

/**
 * What one step of one file may take of the processor, however busy the machine is with other
 * things. Steps take some milliseconds; a loop takes forever.
 */
const mostMilliseconds = 2_000;

/**
 * Reads a file, maps it, and writes it in every format. Throws when something does that it must not:
 * another error than a refusal, a hang, a content that is refused.
 * @returns whether a card was read
 */
export function checkFile(bytes: Uint8Array): boolean {
  timed("withoutNotes", () => withoutNotes(bytes));
  const result = read(bytes, "file.bin");
  if (result === null) return false;
  checkMapping(result);
  const findings = timed("findingsOf", () => findingsOf(result));
  if (findings.length > 200) throw new Error(`There are ${findings.length} findings.`);
  for (const [index, target] of exportFormats.entries()) checkWrites(result, target, index);
  return true;
}

/** With the original, from nothing, for somebody else, or after an edit: each file goes one of the ways. */
function checkWrites(result: ReadResult, target: WriteFormat, index: number): void {
  const { format, container, raw, card, original } = result;
  const kept = { format, container, raw, card, bytes: original };
  const edited = { ...card, name: "Eve", first_mes: "New.", character_book: null };
  const ways: (readonly [Card, WriteOptions])[] = [
    [card, { original: kept }],
    [card, { image }],
    [card, { original: { ...kept, files: new Map() } }],
    [edited, { original: kept, image }],
  ];
  const [source, options] = ways[(original.length + index) % ways.length] ?? [card, {}];
  const { bytes } = timed(`write ${target}`, () => writeCard(source, target, options));
  // A file of ours may be refused, as one with no text at all, but it must not break its reader.
  read(bytes, "written.bin");
}

const image = plainPng();

function checkMapping(result: ReadResult): void {
  const { content, draft, problems } = timed("toContent", () => toContent(result));
  if (problems.length === 0) characterContent.parse(content);
  else characterContent.parse(toContent(result, { name: "Mira" }).content);
  if (draft !== null) draftContent.parse(draft);
  if (applyContent(result.card, content, content) !== result.card) {
    throw new Error("A card is another one after no edit.");
  }
  timed("applyContent", () =>
    applyContent(result.card, content, { ...content, tags: [], lorebook: null, backstory: "B." }),
  );
}

function read(bytes: Uint8Array, name: string): ReadResult | null {
  return timed("readCard", () => {
    try {
      return readCard(bytes, name);
    } catch (error) {
      if (error instanceof CardError) return null;
      throw error;
    }
  });
}

function timed<Result>(step: string, run: () => Result): Result {
  const began = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(began);
  const took = Math.round((user + system) / 1_000);
  if (took > mostMilliseconds) throw new Error(`${step} took ${took} ms.`);
  return result;
}
