"use client";

import type { CardOrigin } from "@personaforge/contract/cardOrigin";
import type { Character } from "@personaforge/contract/character";
import { exportPath } from "@personaforge/contract/cardExport";
import { FileInput } from "lucide-react";
import { Button } from "#ui/Button.tsx";
import { showToast } from "#ui/Toast.tsx";
import { originNotes, originTitle } from "./originWords.ts";
import { useDownload } from "./useDownload.ts";

function Original({ id, version }: { id: string; version: number }) {
  const download = useDownload();
  const start = () =>
    download.mutate(
      { path: `${exportPath(id, "original")}&version=${version}` },
      { onError: ({ message }) => showToast({ title: "Not downloaded", description: message }) },
    );
  return (
    <Button
      size="sm"
      variant="quiet"
      className="-ml-2.5 self-start"
      disabled={download.isPending}
      onClick={start}
    >
      Download the original file
    </Button>
  );
}

/** Which file an imported character came from, and what was made of it that it did not say. */
export function OriginOfCard({
  head: { id, version },
  card,
}: {
  head: Pick<Character, "id" | "version">;
  card: CardOrigin;
}) {
  return (
    <section aria-labelledby="origin-of-card" className="flex flex-col gap-1.5 text-sm">
      <h2 id="origin-of-card" className="flex items-center gap-2 font-semibold">
        <FileInput aria-hidden size={15} className="text-faint" />
        {originTitle(card)}
      </h2>
      {originNotes(card).map((note) => (
        <p key={note} className="text-muted text-pretty">
          {note}
        </p>
      ))}
      <Original id={id} version={version} />
    </section>
  );
}
