import type { TextDiff, TextPart } from "@personaforge/contract/diff";

/** A part of a compared text, or a stretch of unchanged text that is folded away at first. */
export type Piece = TextPart | { op: "fold"; text: string };

/** An unchanged stretch up to this length stays whole: folding it would save no more than a few lines. */
const foldOver = 600;
/** How much of it stays on each side of a change, so that the change reads in its sentence. */
const context = 160;
const reach = 80;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A place at or after `near` where no word is cut, or where that is too far, no character. */
function cutNear(text: string, near: number): number {
  const space = text.slice(near, near + reach).search(/\s/u);
  if (space !== -1) return near + space + 1;
  return graphemes.segment(text).containing(near)?.index ?? near;
}

// From this length on, a text and its replacement are easier to read as two blocks, unstruck …
const blockOver = 160;
// … and of a longer one the beginning says enough to go on to the next field.
const blockShown = 1_000;

/** Where the beginning of a replaced text ends that is shown at once; 0 when it is no block. */
export function blockHead({ op, text }: Piece, method: TextDiff["method"]): number {
  if (method !== "rewritten" || op === "equal" || text.length <= blockOver) return 0;
  return text.length <= blockShown + foldOver ? text.length : cutNear(text, blockShown);
}

function foldPart(text: string, isFirst: boolean, isLast: boolean): Piece[] {
  const head = isFirst ? 0 : cutNear(text, context);
  const tail = isLast ? text.length : cutNear(text, text.length - context - reach);
  const pieces: Piece[] = [
    { op: "equal", text: text.slice(0, head) },
    { op: "fold", text: text.slice(head, tail) },
    { op: "equal", text: text.slice(tail) },
  ];
  return pieces.filter((piece) => piece.text !== "");
}

/** Folds what is far from any change. The pieces in order still hold every character. */
export function foldedParts(parts: readonly TextPart[]): Piece[] {
  return parts.flatMap((part, index): Piece[] =>
    part.op === "equal" && part.text.length > foldOver
      ? foldPart(part.text, index === 0, index === parts.length - 1)
      : [part],
  );
}
