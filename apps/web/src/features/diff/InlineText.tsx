import type { TextDiff } from "@personaforge/contract/diff";
import { Part } from "./ChangedText.tsx";
import { Fold } from "./Fold.tsx";
import { foldedParts } from "./foldedParts.ts";
import { foldLabel } from "./fieldWords.ts";

/** One text that holds both states: what went is struck through, what came is underlined. */
export function InlineText({
  diff,
  language,
}: {
  diff: Pick<TextDiff, "parts" | "method">;
  language: string | undefined;
}) {
  return (
    <div dir="auto" lang={language} className="whitespace-pre-wrap text-muted wrap-anywhere">
      {foldedParts(diff.parts).map((piece, index) =>
        piece.op === "fold" ? (
          <Fold key={index} label={foldLabel(piece.text)}>
            {piece.text}
          </Fold>
        ) : (
          <Part key={index} part={piece} method={diff.method} />
        ),
      )}
    </div>
  );
}
