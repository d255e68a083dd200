"use client";

import type { ImportItem, ImportPreview } from "@personaforge/contract/import";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { counted } from "./importWords.ts";
import { LongText } from "./LongText.tsx";
import { NoteList } from "./NoteList.tsx";
import { OverLimit } from "./OverLimit.tsx";
import { isOverLimit } from "./overLimit.ts";
import { type MappedRow, previewRows } from "./previewRows.ts";

function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h3 className="text-sm font-semibold">{title}</h3>
        {about !== undefined && <p className="text-sm text-faint text-pretty">{about}</p>}
      </div>
      {children}
    </section>
  );
}

function Mapped({ row, item }: { row: MappedRow; item: ImportItem }) {
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
        {isOverLimit(row) && <OverLimit row={row} item={item} />}
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
export function PreviewBody({ preview, item }: { preview: ImportPreview; item: ImportItem }) {
  const { mapped, kept, notes, findings } = previewRows(preview);
  return (
    <div className="flex flex-col gap-6">
      {findings.length > 0 && (
        <Part
          title={`Found in it: ${counted(findings.length, "thing")} to know`}
          about="They are kept as they are. Nothing is followed, and nothing runs."
        >
          <NoteList notes={findings} />
        </Part>
      )}
      <Part title="What comes in" about="Our field, and what it is made of.">
        <ul className="divide-y divide-line border-y border-line">
          {mapped.map((row) => (
            <Mapped key={`${row.field} ${row.source}`} row={row} item={item} />
          ))}
        </ul>
      </Part>
      {notes.length > 0 && (
        <Part title="Good to know">
          <NoteList notes={notes} />
        </Part>
      )}
      {kept.length > 0 && (
        <Part
          title="Kept as it came"
          about="PersonaForge has no field for these. An export gives them back."
        >
          <Kept kept={kept} />
        </Part>
      )}
    </div>
  );
}
