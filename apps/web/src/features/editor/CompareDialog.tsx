"use client";

import { diffContent } from "@personaforge/diff/diffContent";
import { useMemo } from "react";
import { type ContentForm, toContent } from "#features/characterForm/contentForm.ts";
import { DiffView } from "#features/diff/DiffView.tsx";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";

/** Two states of the form; what is only in `to` is shown as added. */
export type Compared = {
  title: string;
  /** Which side is which, in words. */
  legend: string;
  from: ContentForm;
  to: ContentForm;
};

/** Forms hold what is typed; pictures and files are no part of it. */
const noFiles = { avatar: null, card: null };
const contentOf = (form: ContentForm) => ({ ...toContent(form), ...noFiles });

/** Two states of the form side by side. Compared here: one of them is not on the server. */
export function CompareDialog({
  open,
  onOpenChange,
  compared,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  compared: Compared;
}) {
  const { title, legend, from, to } = compared;
  const { fields } = useMemo(() => diffContent(contentOf(from), contentOf(to)), [from, to]);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} size="lg">
      {fields.length === 0 ? (
        <p className="text-muted">There is no difference any more.</p>
      ) : (
        <>
          <p className="text-sm text-muted">{legend}</p>
          <DiffView fields={fields} language={to.language || null} view="split" />
        </>
      )}
      <Button className="self-end" onClick={() => onOpenChange(false)}>
        Close
      </Button>
    </Dialog>
  );
}
