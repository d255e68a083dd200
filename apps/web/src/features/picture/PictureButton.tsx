"use client";

import { ImageUp, Trash2 } from "lucide-react";
import { useLateDialog } from "#features/editor/useLateDialog.ts";
import type { Outputs } from "#trpc/appRouter.ts";
import { Button } from "#ui/Button.tsx";
import { IconButton } from "#ui/IconButton.tsx";

const load = () => import("./PictureDialog.tsx").then((module) => module.PictureDialog);

/** Below the portrait: gives the character a picture, or takes it away. */
export function PictureButton({
  character: { id, avatar },
  onSaved,
  onRemove,
}: {
  character: Pick<Outputs["characters"]["get"], "id" | "avatar">;
  onSaved: (character: Outputs["characters"]["get"]) => void;
  onRemove: () => void;
}) {
  const { Dialog, isOpen, setIsOpen, visit, open } = useLateDialog(load);
  return (
    <div className="flex items-center gap-1">
      <Button size="sm" variant="ghost" onClick={open}>
        <ImageUp aria-hidden size={15} /> {avatar === null ? "Add a picture" : "Change picture"}
      </Button>
      {avatar !== null && (
        <IconButton label="Remove the picture" onClick={onRemove}>
          <Trash2 aria-hidden size={15} />
        </IconButton>
      )}
      {Dialog !== null && (
        <Dialog key={visit} id={id} open={isOpen} onOpenChange={setIsOpen} onSaved={onSaved} />
      )}
    </div>
  );
}
