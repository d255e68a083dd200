"use client";

import type { FieldDiff } from "@personaforge/contract/diff";
import type { DiffLayout } from "./diffLook.ts";
import { FieldCard } from "./FieldCard.tsx";

/**
 * How a character's content changed: one card for each changed field. `language` is the character's,
 * for `lang`. Whatever the texts hold, they are shown as plain text.
 */
export function DiffView({
  fields,
  language,
  view,
}: {
  fields: readonly FieldDiff[];
  language: string | null;
  view: DiffLayout;
}) {
  const look = { view, language: language ?? undefined };
  return (
    <div className="flex flex-col gap-4">
      {fields.map((field) => (
        <FieldCard key={field.field} field={field} look={look} />
      ))}
    </div>
  );
}
