"use client";

import type { ImportItem, ImportPreview } from "@personaforge/contract/import";
import { ArrowLeft } from "lucide-react";
import { counted } from "./importWords.ts";
import { LongText } from "./LongText.tsx";
import { NoteList } from "./NoteList.tsx";
import { OverLimit } from "./OverLimit.tsx";
import { isBeforeImport, isOverLimit } from "./overLimit.ts";
import { OverLimitTexts } from "./OverLimitTexts.tsx";
import { PreviewPart } from "./PreviewPart.tsx";
import { type MappedRow, previewRows } from "./previewRows.ts";

type MappedProps = { row: MappedRow; item: ImportItem; isAsked: boolean };

function Mapped({ row, item, isAsked }: MappedProps) {
  return (
    <li className="grid gap-x-6 gap-y-1.5 py-3 md:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="text-sm">
        <p className="font-medium">{row.label}</p>
        <p className="flex flex-wrap items-center gap-x-1 text-faint">
          <ArrowLeft aria-hidden size={13} />
          <span className="sr-only">from </span>
          <code className="wrap-anywhere">{row.source}</code>
        </p>
        <p className="text-xs text-faint">{counted(row.characters, "character")}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        {row.text !== "" && <LongText text={row.text} />}
        {row.notes.length > 0 && <NoteList notes={row.notes} saysWhere={false} />}
        {isOverLimit(row) && !isAsked && <OverLimit row={row} item={item} />}
        {row.theirs !== null && (
          <details className="text-sm">
            <summary className="w-fit rounded-sm text-muted">What the file says</summary>
            <div className="mt-2 rounded-md bg-sunken/60 p-3">
              <LongText text={row.theirs} />
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

type ComingIn = { mapped: readonly MappedRow[]; item: ImportItem; asked: ReadonlySet<string> };

function WhatComesIn({ mapped, item, asked }: ComingIn) {
  return (
    <PreviewPart title="What comes in" about="Our field, and what it is made of.">
      <ul className="divide-y divide-line border-y border-line">
        {mapped.map((row) => (
          <Mapped
            key={`${row.field} ${row.source}`}
            {...{ row, item }}
            isAsked={asked.has(row.field)}
          />
        ))}
      </ul>
    </PreviewPart>
  );
}

function Kept({ kept }: { kept: ReturnType<typeof previewRows>["kept"] }) {
  return (
    <ul className="divide-y divide-line">
      {kept.map(({ field, text }) => (
        <li key={field} className="py-1.5 text-sm">
          <details>
            <summary className="w-fit rounded-sm">
              <code className="wrap-anywhere">{field}</code>{" "}
              <span className="text-faint">{counted([...text].length, "character")}</span>
            </summary>
            <div className="mt-2 rounded-md bg-sunken/60 p-3">
              <LongText text={text} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** What a file becomes, field by field, and what else is in it. */
export function PreviewBody({
  jobId,
  preview,
  item,
  isLocked,
}: {
  jobId: string;
  preview: ImportPreview;
  item: ImportItem;
  isLocked: boolean;
}) {
  const { mapped, kept, notes, findings } = previewRows(preview);
  const asked = isLocked || !isBeforeImport(item) ? [] : preview.over_limit;
  return (
    <div className="flex flex-col gap-6">
      {asked.length > 0 && <OverLimitTexts jobId={jobId} itemId={item.id} texts={asked} />}
      {findings.length > 0 && (
        <PreviewPart
          title={`Found in it: ${counted(findings.length, "thing")} to know`}
          about="They are kept as they are. Nothing is followed, and nothing runs."
        >
          <NoteList notes={findings} />
        </PreviewPart>
      )}
      <WhatComesIn {...{ mapped, item }} asked={new Set(asked.map(({ field }) => field))} />
      {notes.length > 0 && (
        <PreviewPart title="Good to know">
          <NoteList notes={notes} />
        </PreviewPart>
      )}
      {kept.length > 0 && (
        <PreviewPart
          title="Kept as it came"
          about="PersonaForge has no field for these. An export gives them back."
        >
          <Kept kept={kept} />
        </PreviewPart>
      )}
    </div>
  );
}
