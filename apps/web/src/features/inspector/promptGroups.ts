import type { PromptBlock, PromptPart } from "@personaforge/contract/promptReport";

/** A stretch of text of one source; null for our own words. */
export type Piece = { text: string; source: string | null };

/** Neighbouring parts of one section: one label, and text in chunks that are each laid out alone. */
export type PromptGroup = {
  key: string;
  section: PromptPart["section"];
  /** The source that the label leads to: the first that is not our own. */
  source: string | null;
  chunks: Piece[][];
};

// About two screens: few enough elements for 10,000 lines, small enough to be laid out in a frame.
const most = { length: 4_000, lines: 80 };

/** Sentences of one field are parts of their own; to a reader they are one text. */
function merged(pieces: readonly Piece[]): Piece[] {
  const runs: { source: string | null; texts: string[] }[] = [];
  for (const { text, source } of pieces) {
    const last = runs.at(-1);
    if (last?.source === source) last.texts.push(text);
    else runs.push({ source, texts: [text] });
  }
  return runs.map(({ source, texts }) => ({ source, text: texts.join("") }));
}

/**
 * Cuts text at ends of lines. Chunks are blocks of their own, so the line break between two of them
 * is not repeated: joined with line breaks they are the text.
 */
export function chunksOf(pieces: readonly Piece[]): Piece[][] {
  const chunks: Piece[][] = [];
  let chunk: Piece[] = [];
  let [length, lines] = [0, 0];
  for (const { text, source } of merged(pieces)) {
    let start = 0;
    let line = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", line)) {
      length += end + 1 - line;
      lines += 1;
      line = end + 1;
      if (length < most.length && lines < most.lines) continue;
      chunks.push([...chunk, { text: text.slice(start, end), source }]);
      chunk = [];
      [length, lines] = [0, 0];
      start = line;
    }
    length += text.length - line;
    if (start < text.length || start === 0) chunk.push({ text: text.slice(start), source });
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

/** Two lorebook entries or two turns that stand side by side keep labels of their own. */
function continues(before: PromptPart | undefined, part: PromptPart, source: string | null) {
  if (before === undefined || before.section !== part.section) return false;
  return part.source === null || source === null || part.source === source;
}

/**
 * Without the line breaks at its ends: the room between two labels stands for the blank line that
 * is sent between two sections.
 */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ text }) => /[^\n]/.test(text));
  const last = pieces.findLastIndex(({ text }) => /[^\n]/.test(text));
  return pieces.slice(Math.max(0, first), last + 1).map(({ text, source }, index, all) => {
    const start = index === 0 ? text.replace(/^\n+/, "") : text;
    return { source, text: index === all.length - 1 ? start.replace(/\n+$/, "") : start };
  });
}

/** The parts of a block by section and source. */
export function groupsOf({ parts }: Pick<PromptBlock, "parts">, block: number): PromptGroup[] {
  const groups: { parts: PromptPart[]; source: string | null }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last !== undefined && continues(last.parts.at(-1), part, last.source)) {
      last.parts.push(part);
      last.source ??= part.source;
    } else {
      groups.push({ parts: [part], source: part.source });
    }
  }
  return groups.map(({ parts: own, source }, index) => {
    const section = own[0]?.section ?? "frame";
    return {
      key: `${block}:${source ?? `${section}:${index}`}`,
      section,
      source,
      chunks: chunksOf(trimmed(own.map(({ text, source: from }) => ({ text, source: from })))),
    };
  });
}
