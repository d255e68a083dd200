import type { FieldDiff } from "@personaforge/contract/diff";
import { useId } from "react";
import { contentLabels } from "#features/characterForm/fields.ts";
import type { DiffLook } from "./diffLook.ts";
import { CardChange } from "./CardChange.tsx";
import { fieldCount, fieldNote } from "./fieldWords.ts";
import { InlineText } from "./InlineText.tsx";
import { Chips, ListEntries } from "./ListEntries.tsx";
import { PictureChange } from "./PictureChange.tsx";
import { SplitText } from "./SplitText.tsx";
import { ValueChange } from "./ValueChange.tsx";

function Change({ field, look }: { field: FieldDiff; look: DiffLook }) {
  if (field.kind === "value") return <ValueChange field={field} />;
  if (field.kind === "list") {
    return field.field === "tags" ? (
      <Chips entries={field.entries} language={look.language} />
    ) : (
      <ListEntries entries={field.entries} look={look} />
    );
  }
  if (field.kind === "structure" && field.field === "avatar") return <PictureChange {...field} />;
  if (field.kind === "structure" && field.field === "card") return <CardChange {...field} />;
  const Text = look.view === "split" ? SplitText : InlineText;
  if (field.kind === "text") return <Text diff={field} language={look.language} />;
  // JSON is read from left to right by its indentation, whatever its texts are written in.
  return (
    <div dir="ltr" className="font-mono text-[0.8125rem] leading-5.5">
      <Text diff={field} language={undefined} />
    </div>
  );
}

/** How one field changed, under its name and how much of it did. */
export function FieldCard({ field, look }: { field: FieldDiff; look: DiffLook }) {
  const id = useId();
  const note = fieldNote(field);
  return (
    <section
      aria-labelledby={id}
      className="@container relative rounded-lg border border-line bg-surface"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b border-line px-4 py-2.5">
        <h3 id={id} className="text-sm font-semibold">
          {contentLabels[field.field]}
        </h3>
        <p className="text-[0.8125rem] text-faint tabular-nums">{fieldCount(field)}</p>
      </header>
      <div className="px-4 py-3 text-[0.9375rem] leading-6.5">
        {note !== null && <p className="mb-2 text-[0.8125rem] leading-5 text-faint">{note}</p>}
        <Change field={field} look={look} />
      </div>
    </section>
  );
}
