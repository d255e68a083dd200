import type { TextDiff, TextPart } from "@personaforge/contract/diff";
import { classNames } from "#ui/classNames.ts";
import { alignedRows, type Row } from "./alignedRows.ts";
import { Part } from "./ChangedText.tsx";
import { foldLabel } from "./fieldWords.ts";
import { Fold } from "./Fold.tsx";
import { foldedParts } from "./foldedParts.ts";

type Text = { text: TextPart[]; language: string | undefined };

const columns = "grid grid-cols-1 @2xl:grid-cols-2 @2xl:gap-x-6";
const cell = "min-w-0 whitespace-pre-wrap text-muted wrap-anywhere";

function Parts({ text, language }: Text) {
  return (
    <div dir="auto" lang={language}>
      {text.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

/** Twice where there is room; a screen reader and a narrow screen get it once. */
function SameRow({ text, language }: { text: string; language: string | undefined }) {
  const parts = <Parts text={[{ op: "equal", text }]} language={language} />;
  return (
    <div className={columns}>
      <div className={cell}>{parts}</div>
      <div aria-hidden className={classNames(cell, "hidden @2xl:block")}>
        {parts}
      </div>
    </div>
  );
}

function ChangedRow({
  row,
  language,
}: {
  row: Row & { kind: "changed" };
  language: string | undefined;
}) {
  const side = (text: TextPart[], name: string) => (
    <div className={classNames(cell, text.length === 0 && "hidden @2xl:block @2xl:bg-sunken/50")}>
      {text.length > 0 && (
        <>
          <span dir="ltr" lang="en" className="sr-only select-none">{`${name}: `}</span>
          <Parts text={text} language={language} />
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
  diff: Pick<TextDiff, "parts">;
  language: string | undefined;
}) {
  return (
    <div className="flex flex-col">
      {alignedRows(foldedParts(diff.parts)).map((row, index) => {
        if (row.kind === "changed") {
          return <ChangedRow key={index} row={row} language={language} />;
        }
        const same = <SameRow key={index} text={row.text} language={language} />;
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
