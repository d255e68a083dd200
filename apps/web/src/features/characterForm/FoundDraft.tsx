"use client";

import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { showToast } from "#ui/Toast.tsx";
import { fieldLabels } from "./fields.ts";
import type { useDraft } from "./useDraft.ts";

const clock = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** "We found newer text from this browser": shown after a reload or a crash. */
export function FoundDraft({
  draft,
  base,
  onCompare,
}: {
  draft: ReturnType<typeof useDraft>;
  /** The revision that the page shows. */
  base: number;
  onCompare?: () => void;
}) {
  const { found } = draft;
  if (found === null) return null;
  const discard = () => {
    const undo = draft.discard();
    if (undo !== undefined) showToast({ title: "The text found here is discarded", undo });
  };
  const fields = found.keys.map((key) => fieldLabels[key]).join(", ");
  return (
    <Banner
      actions={
        <>
          <Button variant="primary" size="sm" onClick={draft.use}>
            Use it
          </Button>
          {onCompare !== undefined && (
            <Button size="sm" onClick={onCompare}>
              Compare
            </Button>
          )}
          <Button size="sm" onClick={discard}>
            Discard it
          </Button>
        </>
      }
    >
      <p className="font-semibold">We found newer text from this browser.</p>
      <p className="text-muted">
        Typed {clock.format(new Date(found.at))} and never saved: {fields}.
        {found.revision !== base && " More has been changed since."}
      </p>
    </Banner>
  );
}
