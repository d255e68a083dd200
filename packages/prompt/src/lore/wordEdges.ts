const wordCharacter = /[\p{L}\p{M}\p{N}_]/u;

/** Scripts written without spaces, and Korean, whose particles follow a word without one. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Yiii}]/u;

/**
 * Whether an occurrence is a word of its own: what stands beside it is no letter, digit, mark or
 * underscore. Where either neighbour is of a script that writes words without spaces, there is no
 * edge to be seen, and any occurrence counts: 東京 is found in 東京都.
 */
export function isWholeWord(text: string, start: number, end: number): boolean {
  return (
    isEdge(characterBefore(text, start), characterAt(text, start)) &&
    isEdge(characterBefore(text, end), characterAt(text, end))
  );
}

/** Between two neighbours, of which either may be nothing. */
function isEdge(left: string, right: string): boolean {
  if (!wordCharacter.test(left) || !wordCharacter.test(right)) return true;
  return unspaced.test(left) || unspaced.test(right);
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function characterBefore(text: string, at: number): string {
  const point = text.codePointAt(at - 2);
  if (at > 1 && point !== undefined && point > 0xff_ff) return String.fromCodePoint(point);
  return text.charAt(at - 1);
}
