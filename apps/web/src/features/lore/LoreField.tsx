"use client";

import { lazy, Suspense } from "react";
import { FieldGroup } from "#features/characterForm/FieldGroup.tsx";
import { FieldPlace } from "#features/characterForm/FieldPlace.tsx";
import { fieldLabels } from "#features/characterForm/fields.ts";
import { Skeleton } from "#ui/Skeleton.tsx";

// A tenth of what the editor may weigh, for a field that most characters leave empty.
const LoreEditor = lazy(() =>
  import("./LoreEditor.tsx").then((module) => ({ default: module.LoreEditor })),
);

/** The lorebook among the other fields of a character. */
export function LoreField() {
  return (
    <FieldGroup
      title={fieldLabels.lorebook}
      hint="Texts that join the prompt when what is said touches their keys."
    >
      <FieldPlace name="lorebook">
        <Suspense fallback={<Skeleton className="h-24" />}>
          <LoreEditor />
        </Suspense>
      </FieldPlace>
    </FieldGroup>
  );
}
