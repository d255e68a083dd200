"use client";

import type { LintFinding } from "@personaforge/contract/lint";
import { useCallback } from "react";
import { draftToForm, pickKeys, toContent } from "#features/characterForm/contentForm.ts";
import type { Editor } from "#features/editor/useEditor.ts";
import { Button } from "#ui/Button.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { showToast } from "#ui/Toast.tsx";
import { ChecksList } from "./ChecksList.tsx";
import { useInspectorSettings } from "./inspectorSettings.ts";
import { fieldOfPath, namesOfBook } from "./sourceWords.ts";
import { useChecks } from "./useChecks.ts";

/** Writes the change into the form, as if it were typed, and offers to take it back. */
function applyFix({ session }: Editor, fix: NonNullable<LintFinding["fix"]>) {
  const key = fieldOfPath(fix.field);
  if (key === null) return;
  const before = pickKeys(session.form.read(), [key]);
  session.form.write(draftToForm({ [key]: fix.value }));
  showToast({ title: `${fix.label}: done`, undo: () => session.form.write(before) });
}

/** What an author may want to change, found in the text that is being typed. */
export function EditorChecks({ editor }: { editor: Editor }) {
  const { form, session } = editor;
  const [{ context }] = useInspectorSettings();
  const subscribe = useCallback(
    (changed: () => void) => form.subscribe({ formState: { values: true }, callback: changed }),
    [form],
  );
  const read = useCallback(
    () => ({ character: toContent(session.form.read()), context }),
    [session, context],
  );
  const { checks, again } = useChecks(subscribe, read);
  if (checks.kind === "waiting") {
    return (
      <div role="status" aria-label="Checking the character" className="flex flex-col gap-4">
        <Skeleton className="h-5 w-2/5" />
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-16 w-full" />
      </div>
    );
  }
  if (checks.kind === "failed") {
    return (
      <div role="alert" className="flex flex-col items-start gap-2 text-sm">
        The checks could not be loaded.
        <Button size="sm" onClick={again}>
          Try again
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <ChecksList
        findings={checks.findings}
        names={namesOfBook(session.form.read().lorebook.read())}
        onFix={(fix) => applyFix(editor, fix)}
      />
    </div>
  );
}
