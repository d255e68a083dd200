"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { VersionDialog } from "./VersionDialog.tsx";
import { versionWords } from "./versionWords.ts";

/** Says which version the chat is with, and begins one with another. */
export function VersionPicker({
  characterId,
  version,
  onPick,
}: {
  characterId: string;
  version: number;
  onPick: (version: number) => void;
}) {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(trpc.labels.list.queryOptions({ id: characterId }));
  const labels = data?.items.filter((label) => label.version === version) ?? [];
  const words = versionWords(
    version,
    labels.map(({ name }) => name),
  );
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-haspopup="dialog"
        title="Chat with another version"
        className="max-w-72 min-w-0 gap-1 px-2 text-xs text-muted max-sm:-my-1 max-sm:-ms-2 max-sm:min-h-8 sm:shrink-0"
        onClick={() => setOpen(true)}
      >
        <span className="truncate">{words}</span>
        <ChevronDown aria-hidden size={14} className="shrink-0" />
      </Button>
      <VersionDialog
        title="Chat with a version"
        open={open}
        onOpenChange={setOpen}
        characterId={characterId}
        current={version}
        onChoose={onPick}
      >
        The version you choose begins a new conversation. Earlier ones are kept.
      </VersionDialog>
    </>
  );
}
