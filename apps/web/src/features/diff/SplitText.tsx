import type { TextDiff, TextPart } from "@personaforge/contract/diff";
import { classNames } from "#ui/classNames.ts";
import { alignedRows, type Row } from "./alignedRows.ts";
import { Part } from "./ChangedText.tsx";
import { foldLabel } from "./fieldWords.ts";
import { Fold } from "./Fold.tsx";
import { foldedParts } from "./foldedParts.ts";

type Look = { language: string | undefined; method: TextDiff["method"] };

const columns = "grid grid-cols-1 @2xl:grid-cols-2 @2xl:gap-x-6";
const cell = "min-w-0 whitespace-pre-wrap text-muted wrap-anywhere";

function Parts({ text, look }: { text: TextPart[]; look: Look }) {
  return (
    <div dir="auto" lang={look.language}>
      {text.map((part, index) => (
        <Part key={index} part={part} method={look.method} />
      ))}
    </div>
  );
}

/** Twice where there is room; a screen reader and a narrow screen get it once. */
function SameRow({ text, look }: { text: string; look: Look }) {
  const parts = <Parts text={[{ op: "equal", text }]} look={look} />;
  return (
    <div className={columns}>
      <div className={cell}>{parts}</div>
      <div aria-hidden className={classNames(cell, "hidden @2xl:block")}>
        {parts}
      </div>
    </div>
  );
}

function ChangedRow({ row, look }: { row: Row & { kind: "changed" }; look: Look }) {
  const side = (text: TextPart[], name: string) => (
    <div className={classNames(cell, text.length === 0 && "hidden @2xl:block @2xl:bg-sunken/50")}>
      {text.length > 0 && (
        <>
          {/* Where the sides stand below each other, their places no longer say which is which. */}
          <p
            dir="ltr"
            lang="en"
            className="text-xs font-medium text-faint select-none @2xl:sr-only"
          >
            {name}
          </p>
          <Parts text={text} look={look} />
        </>
      )}
    </div>
  );
  return (
    <div className={classNames(columns, "gap-y-1")}>
      {side(row.before, "Before")}
      {side(row.after, "After")}
    </div>
  );
}

/** Both states beside each other, level line by line; below each other where it is narrow. */
export function SplitText({
  diff,
  language,
}: {
  diff: Pick<TextDiff, "parts" | "method">;
  language: string | undefined;
}) {
  const look = { language, method: diff.method };
  return (
    <div className="flex flex-col">
      {alignedRows(foldedParts(diff.parts)).map((row, index) => {
        if (row.kind === "changed") {
          return <ChangedRow key={index} row={row} look={look} />;
        }
        const same = <SameRow key={index} text={row.text} look={look} />;
        if (row.kind === "equal") return same;
        return (
          <Fold key={index} label={foldLabel(row.text)}>
            {same}
          </Fold>
        );
      })}
    </div>
  );
}
