"use client";

import type { ReactNode } from "react";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { VersionChoices } from "./VersionChoices.tsx";

/** Asks for a version. `children` say what happens with the one that is chosen. */
export function VersionDialog({
  title,
  open,
  onOpenChange,
  characterId,
  current,
  onChoose,
  children,
}: {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  characterId: string;
  current: number;
  onChoose: (version: number) => void;
  children: ReactNode;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <p className="text-sm text-muted">{children}</p>
      <VersionChoices
        characterId={characterId}
        current={current}
        onChoose={(version) => {
          onOpenChange(false);
          onChoose(version);
        }}
      />
      <Button className="self-end" onClick={() => onOpenChange(false)}>
        Cancel
      </Button>
    </Dialog>
  );
}
