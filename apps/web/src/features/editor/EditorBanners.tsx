"use client";

import { useState } from "react";
import { FoundDraft } from "#features/characterForm/FoundDraft.tsx";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import type { Compared } from "./CompareDialog.tsx";
import { ConflictBanner } from "./ConflictBanner.tsx";
import type { Editor } from "./useEditor.ts";
import { useLateDialog } from "./useLateDialog.ts";

const loadCompare = () => import("./CompareDialog.tsx").then((module) => module.CompareDialog);

function Refusal({ editor: { state, versions, session } }: { editor: Editor }) {
  const { queue } = state;
  const message = queue.kind === "refused" ? queue.message : versions.failure;
  if (message === null) return null;
  return (
    <Banner
      tone="danger"
      role="alert"
      actions={
        queue.kind === "refused" ? (
          <Button size="sm" onClick={() => void session.queue.flush()}>
            Try again
          </Button>
        ) : (
          <Button size="sm" onClick={versions.dismiss}>
            Dismiss
          </Button>
        )
      }
    >
      {message}
    </Banner>
  );
}

/** Everything that needs an answer or an explanation, above the fields. */
export function EditorBanners({ editor }: { editor: Editor }) {
  const { mirror, state, session } = editor;
  const [compared, setCompared] = useState<Compared | null>(null);
  const compare = useLateDialog(loadCompare);
  const show = (next: Compared) => {
    setCompared(next);
    compare.open();
  };
  const compareFound = () => {
    const now = session.form.read();
    show({
      title: "The page and the text found here",
      legend:
        "What is only on the page is struck out; what is only in the text found is underlined.",
      from: now,
      to: { ...now, ...mirror.found?.texts },
    });
  };
  return (
    <div className="flex max-h-[40dvh] flex-col gap-3 overflow-y-auto empty:hidden">
      <FoundDraft draft={mirror} base={state.draft.revision} onCompare={compareFound} />
      {state.conflict !== null && (
        <ConflictBanner editor={editor} conflict={state.conflict} onCompare={show} />
      )}
      <Refusal editor={editor} />
      {compare.Dialog !== null && compared !== null && (
        <compare.Dialog
          key={compare.visit}
          open={compare.isOpen}
          onOpenChange={compare.setIsOpen}
          compared={compared}
        />
      )}
    </div>
  );
}
