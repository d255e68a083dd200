interface Joining {
  /** What stands between two pieces. */
  readonly joint: string;
  /** The list that takes a text when all lists were empty. */
  readonly home: number;
}

/** One text of several lists of texts. */
export const joined = (lists: readonly (readonly string[])[], joint: string): string =>
  lists.flat().join(joint);

/**
 * Several lists of texts, once one text and edited since: pieces that begin or end the edited text
 * stay in their lists, and the text between goes to the list of the first piece that it replaces.
 */
export function rejoined(
  lists: readonly (readonly string[])[],
  text: string,
  { joint, home }: Joining,
): string[][] {
  const pieces = lists.flatMap((list, owner) => list.map((piece) => ({ piece, owner })));
  let from = 0;
  let first = 0;
  for (const { piece } of pieces) {
    if (!text.startsWith(piece + joint, from)) break;
    from += piece.length + joint.length;
    first += 1;
  }
  let until = text.length;
  let last = pieces.length;
  while (last > first) {
    const ending = joint + (pieces[last - 1]?.piece ?? "");
    if (until - ending.length < from || !text.endsWith(ending, until)) break;
    until -= ending.length;
    last -= 1;
  }
  const middle = text.slice(from, until);
  let fresh: string[] | null = null;
  if (text === "") fresh = [];
  else if (last > first && pieces[first]?.piece === middle) {
    fresh = [];
    first += 1;
  } else if (last > first && pieces[last - 1]?.piece === middle) {
    fresh = [];
    last -= 1;
  }
  const replaced = pieces.slice(first, last);
  const lines = middle.split(joint);
  fresh ??= lines.length === replaced.length ? lines : [middle];
  const beside = replaced[0]?.owner ?? pieces[first - 1]?.owner ?? pieces[last]?.owner ?? home;
  const middles = fresh.map((piece, index) => ({
    piece,
    owner: replaced[index]?.owner ?? beside,
  }));
  const all = [...pieces.slice(0, first), ...middles, ...pieces.slice(last)];
  return lists.map((_, owner) =>
    all.filter((part) => part.owner === owner).map((part) => part.piece),
  );
}

/** A text in pieces that end at line breaks; joined by line breaks they give it back exactly. */
export function lineage(text: string): string[] {
  const pieces: string[] = [];
  for (const line of text.split("\n")) {
    const previous = pieces.at(-1);
    if (previous !== undefined && line.trim() === "")
      pieces[pieces.length - 1] = `${previous}\n${line}`;
    else pieces.push(line);
  }
  return text === "" ? [] : pieces;
}
