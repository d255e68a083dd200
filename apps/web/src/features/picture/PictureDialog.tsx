"use client";

import { limits } from "@personaforge/contract/limits";
import type { Crop } from "@personaforge/contract/picture";
import { useMutation } from "@tanstack/react-query";
import { use, useCallback, useEffect, useState } from "react";
import { PageSessionContext } from "#features/auth/pageSession.ts";
import type { Outputs } from "#trpc/appRouter.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { ChoosePicture } from "./ChoosePicture.tsx";
import { CropPicture } from "./CropPicture.tsx";
import { sendPicture } from "./sendPicture.ts";
import { type Extent, firstSquare } from "./squares.ts";

type Chosen = { file: File; url: string; extent: Extent };

async function measured(file: File): Promise<Chosen> {
  if (file.size > limits.importBytes) throw new Error("This picture is larger than 10 MB.");
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(url);
    throw new Error("This browser cannot read the file as a picture.");
  }
  return { file, url, extent: { width: image.naturalWidth, height: image.naturalHeight } };
}

/** Picture and square that were chosen. The picture is let go when another one is, and at the end. */
function useChosen() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [square, setSquare] = useState<Crop | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => () => URL.revokeObjectURL(chosen?.url ?? ""), [chosen]);
  const choose = useCallback((file: File) => {
    setFailure(null);
    measured(file).then(
      (picture) => {
        setChosen(picture);
        setSquare(firstSquare(picture.extent));
      },
      (error: Error) => setFailure(error.message),
    );
  }, []);
  return { chosen, square, setSquare, failure, choose, again: () => setChosen(null) };
}

export type PictureDialogProps = {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: (character: Outputs["characters"]["get"]) => void;
};

/** Gives a character a picture. */
export function PictureDialog({ id, open, onOpenChange, onSaved }: PictureDialogProps) {
  const { account, ownerId } = use(PageSessionContext);
  const headers: Record<string, string> =
    account === null || ownerId === null ? {} : { "pf-workspace": ownerId };
  const { chosen, square, setSquare, failure, choose, again } = useChosen();
  const save = useMutation({
    mutationFn: ({ file }: Chosen) => sendPicture({ id, file, crop: square, headers }),
    onSuccess: (character) => {
      onSaved(character);
      onOpenChange(false);
    },
  });
  const problem = failure ?? save.error?.message;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Picture" size="tall">
      {problem !== undefined && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      {chosen === null || square === null ? (
        <ChoosePicture onFile={choose} />
      ) : (
        <CropPicture {...chosen} key={chosen.url} square={square} onChange={setSquare} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {chosen !== null && (
          <Button variant="ghost" onClick={again} className="mr-auto">
            Another picture
          </Button>
        )}
        <div className="flex gap-2">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          {chosen !== null && (
            <Button variant="primary" disabled={save.isPending} onClick={() => save.mutate(chosen)}>
              {save.isPending ? "Saving…" : "Use this picture"}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
