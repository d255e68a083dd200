import { hasVisibleText } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { editList, readList, type ReadList } from "./lists.ts";
import type { MappingLog } from "./mappingLog.ts";

/** One dialogue with what stands around it, joined in order they are `mes_example`. */
interface Dialogue {
  /** The mark and the rest of its line; empty for text before the first mark. */
  readonly lead: string;
  readonly text: string;
  /** White space before the next mark. */
  readonly trail: string;
}

/** `mes_example` at its marks. White space around a dialogue is no part of it. */
export function splitExamples(examples: string): Dialogue[] {
  const marks = Array.from(examples.matchAll(/<START>/gi), ({ index }) => index);
  const starts = marks[0] === 0 ? marks : [0, ...marks];
  return starts
    .map((start, at) => examples.slice(start, starts[at + 1]))
    .filter((piece) => piece !== "")
    .map((piece) => dialogueOf(piece));
}

const mark = "<START>";

function dialogueOf(piece: string): Dialogue {
  const marked = piece.slice(0, mark.length).toUpperCase() === mark;
  const lead = marked ? piece.slice(0, lineEnd(piece)) : "";
  const rest = piece.slice(lead.length);
  const text = rest.trimEnd();
  return { lead, text, trail: rest.slice(text.length) };
}

/** After the line of the mark, when nothing else stands in it. */
function lineEnd(piece: string): number {
  const end = piece.indexOf("\n");
  return end !== -1 && piece.slice(mark.length, end).trim() === "" ? end + 1 : mark.length;
}

/** Whether a card has these dialogues, whatever the marks and the white space between them. */
export function isExamples(examples: string, dialogues: readonly string[]): boolean {
  const bare = (text: string) => text.replace(/<START>|\s/gi, "");
  return bare(examples) === bare(dialogues.join("\n"));
}

export function readExamples(examples: string, log: MappingLog): ReadList {
  const texts = splitExamples(examples).map(({ text }) => text);
  const place = { field: "example_dialogues", source: "mes_example" } as const;
  return readList({ ...place, limit: limits.example_dialogue }, texts, log);
}

/** `mes_example` with other dialogues; those that stay keep their marks and blanks. */
export function editExamples(
  examples: string,
  { texts, indexes }: ReadList,
  after: readonly string[],
): string {
  const items = splitExamples(examples);
  const edited = editList({ items, texts, indexes, after }, (text) => ({
    lead: `${mark}\n`,
    text,
    trail: "",
  }));
  const dialogues = edited.filter(({ text }) => hasVisibleText(text));
  return dialogues.reduce((joined, { lead, text, trail }, at) => {
    const gap = joined === "" || joined.endsWith("\n") ? "" : "\n";
    const marked = lead === "" && at > 0 ? `${mark}\n` : lead;
    return `${joined}${gap}${marked}${text}${trail}`;
  }, "");
}
