"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { ConfirmDialog } from "#ui/Dialog.tsx";
import { useRemoveSamples } from "./useCharacterActions.ts";

/** Takes exactly the characters that came with the installation away. */
export function SamplesPill() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.me.get.queryOptions());
  const [asking, setAsking] = useState(false);
  const remove = useRemoveSamples();
  const count = data?.samples ?? 0;
  if (count === 0) return null;
  const characters = count === 1 ? "1 sample character" : `${count} sample characters`;
  return (
    <>
      <Button variant="ghost" disabled={remove.isPending} onClick={() => setAsking(true)}>
        Remove samples
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Remove the samples?"
        confirmLabel="Remove samples"
        onConfirm={() => remove.mutate()}
      >
        This deletes the {characters} and the conversations with them for good, also where you
        changed them. Your own characters stay.
      </ConfirmDialog>
    </>
  );
}
