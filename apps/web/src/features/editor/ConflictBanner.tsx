"use client";

import type { ContentForm } from "#features/characterForm/contentForm.ts";
import { fieldLabels } from "#features/characterForm/fields.ts";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { showToast } from "#ui/Toast.tsx";
import type { Conflict } from "./reconcile.ts";
import type { Compared } from "./CompareDialog.tsx";
import type { Editor } from "./useEditor.ts";

function Explanation({ conflict, version }: { conflict: Conflict; version: number }) {
  const fields = conflict.keys.map((key) => fieldLabels[key]).join(", ");
  const isVersion = conflict.kind === "version";
  return (
    <>
      <p className="font-semibold">
        {isVersion ? `Version ${version} was made elsewhere` : "Changed in another tab or window"}{" "}
        <RelativeTime iso={conflict.at} />.
      </p>
      <p className="text-muted">
        Both changed: {fields}. Everything else fits together.{" "}
        {isVersion ? `Version ${version} stays whatever you choose.` : ""}
      </p>
    </>
  );
}

function useDecision({ session, versions }: Editor, kind: Conflict["kind"]) {
  const undoTo = (title: string, texts: Partial<ContentForm>) =>
    showToast({ title, undo: () => session.form.write(texts) });
  return {
    takeTheirs: () => undoTo("Your texts were replaced", session.takeTheirs()),
    keepMine: () => {
      if (kind === "version") void versions.keep();
      else undoTo("Your texts stay", session.keepMine());
    },
  };
}

const answerId = "conflict-answer";

/** Nothing can be saved before the conflict is decided: leads to the answers. */
export function focusConflict(): void {
  document.getElementById(answerId)?.focus();
}

/** What both sides changed, and who decides: nothing is lost whatever is chosen. */
export function ConflictBanner({
  editor,
  conflict,
  onCompare,
}: {
  editor: Editor;
  conflict: Conflict;
  onCompare: (compared: Compared) => void;
}) {
  const { session, state, versions } = editor;
  const { keepMine, takeTheirs } = useDecision(editor, conflict.kind);
  const compare = () => {
    const mine = session.form.read();
    const theirs = { ...mine, ...conflict.theirs };
    onCompare({
      title: "Theirs and yours",
      legend: "What is only in theirs is struck out; what is only in yours is underlined.",
      from: theirs,
      to: mine,
    });
  };
  return (
    <Banner
      tone="caution"
      role="alert"
      actions={
        <>
          <Button
            id={answerId}
            variant="primary"
            size="sm"
            disabled={versions.isSaving}
            onClick={keepMine}
          >
            {conflict.kind === "version" ? "Keep mine as a new version" : "Keep mine"}
          </Button>
          <Button size="sm" disabled={versions.isSaving} onClick={takeTheirs}>
            Take theirs
          </Button>
          <Button size="sm" variant="ghost" onClick={compare}>
            See differences
          </Button>
        </>
      }
    >
      <Explanation conflict={conflict} version={state.head.version} />
    </Banner>
  );
}
