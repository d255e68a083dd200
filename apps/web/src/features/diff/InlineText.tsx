import type { TextDiff } from "@personaforge/contract/diff";
import { Part } from "./ChangedText.tsx";
import { Fold } from "./Fold.tsx";
import { foldedParts } from "./foldedParts.ts";
import { foldLabel } from "./fieldWords.ts";

// From this length on, a text and its replacement are easier to read as two blocks.
const blockOver = 160;

/** One text that holds both states: what went is struck through, what came is underlined. */
export function InlineText({
  diff,
  language,
}: {
  diff: Pick<TextDiff, "parts" | "method">;
  language: string | undefined;
}) {
  const block = (text: string) => diff.method === "rewritten" && text.length > blockOver;
  return (
    <div dir="auto" lang={language} className="whitespace-pre-wrap text-muted wrap-anywhere">
      {foldedParts(diff.parts).map((piece, index) =>
        piece.op === "fold" ? (
          <Fold key={index} label={foldLabel(piece.text)}>
            {piece.text}
          </Fold>
        ) : (
          <Part key={index} part={piece} block={block(piece.text)} />
        ),
      )}
    </div>
  );
}
