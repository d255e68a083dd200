import type { TextPart } from "@personaforge/contract/diff";
import type { Piece } from "./foldedParts.ts";

/** A line of the side-by-side view: the same on both sides, folded away, or changed. */
export type Row =
  | { kind: "equal"; text: string }
  | { kind: "fold"; text: string }
  | { kind: "changed"; before: TextPart[]; after: TextPart[] };

class Rows {
  readonly done: Row[] = [];
  #before: TextPart[] = [];
  #after: TextPart[] = [];

  add(part: TextPart): void {
    if (part.op !== "insert") this.#before.push(part);
    if (part.op !== "delete") this.#after.push(part);
  }

  fold(text: string): void {
    this.end();
    this.done.push({ kind: "fold", text });
  }

  /** Whether both sides have just ended a line, so that the next ones begin level. */
  get isLevel(): boolean {
    return [this.#before, this.#after].every((side) => side.at(-1)?.text.endsWith("\n") ?? true);
  }

  end(): void {
    const [before, after] = [this.#before, this.#after];
    this.#before = [];
    this.#after = [];
    if (before.length + after.length === 0) return;
    if ([...before, ...after].some(({ op }) => op !== "equal")) {
      this.done.push({ kind: "changed", before, after });
      return;
    }
    const text = before.map((part) => part.text).join("");
    const last = this.done.at(-1);
    if (last?.kind === "equal") last.text += text;
    else this.done.push({ kind: "equal", text });
  }
}

/** Sets two texts level: a row ends wherever both sides end a line at the same place. */
export function alignedRows(pieces: readonly Piece[]): Row[] {
  const rows = new Rows();
  for (const { op, text } of pieces) {
    if (op === "fold") rows.fold(text);
    else if (op === "equal") {
      if (rows.isLevel) rows.end();
      for (const line of text.split(/(?<=\n)/u)) {
        rows.add({ op, text: line });
        if (line.endsWith("\n")) rows.end();
      }
    } else rows.add({ op, text });
  }
  rows.end();
  return rows.done;
}
