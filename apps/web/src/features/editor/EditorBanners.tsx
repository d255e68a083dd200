"use client";

import { FoundDraft } from "#features/characterForm/FoundDraft.tsx";
import { fieldLabels } from "#features/characterForm/fields.ts";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import type { Editor } from "./useEditor.ts";

function ConflictBanner({ editor }: { editor: Editor }) {
  const { conflict, save } = editor;
  if (conflict === null) return null;
  const { theirs, overlap, takeTheirs } = conflict;
  const fields = overlap.map((key) => fieldLabels[key]).join(", ");
  return (
    <Banner
      tone="caution"
      role="alert"
      actions={
        <>
          <Button
            variant="primary"
            size="sm"
            disabled={save.isSaving}
            onClick={() => void save.save({ onto: theirs })}
          >
            {overlap.length === 0 ? "Keep both" : "Keep mine"}
          </Button>
          <Button size="sm" onClick={takeTheirs}>
            Reload theirs
          </Button>
        </>
      }
    >
      <p className="font-semibold">
        This character was changed in another place <RelativeTime iso={theirs.updated_at} />.
      </p>
      <p className="text-muted">
        {overlap.length === 0
          ? "You changed other fields, so both changes fit together."
          : `Both changed: ${fields}. Keeping yours makes a new version; theirs stays as version ${theirs.version}.`}
      </p>
    </Banner>
  );
}

export function EditorBanners({ editor }: { editor: Editor }) {
  const { draft, save, base } = editor;
  return (
    <div className="flex flex-col gap-3 empty:hidden">
      <FoundDraft draft={draft} base={base.revision} />
      <ConflictBanner editor={editor} />
      {save.failure !== null && (
        <Banner
          tone="danger"
          role="alert"
          actions={
            <Button size="sm" disabled={save.isSaving} onClick={() => void save.save()}>
              Try again
            </Button>
          }
        >
          {save.failure}
        </Banner>
      )}
    </div>
  );
}
