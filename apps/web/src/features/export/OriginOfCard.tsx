"use client";

import type { CardOrigin } from "@personaforge/contract/cardOrigin";
import type { Character } from "@personaforge/contract/character";
import { useMutation } from "@tanstack/react-query";
import { FileInput } from "lucide-react";
import { useWorkspaceHeaders } from "#features/auth/pageSession.ts";
import { Button } from "#ui/Button.tsx";
import { showToast } from "#ui/Toast.tsx";
import { originNotes, originTitle } from "./originWords.ts";

// Its checks of what is asked would weigh 33 kB on an editor in which it is seldom wanted.
const load = () =>
  import("./downloadOriginal.ts").catch(() => {
    throw new Error("This part of the page could not be loaded. Try again.");
  });

function Original(version: { id: string; version: number }) {
  const headers = useWorkspaceHeaders();
  const download = useMutation({
    networkMode: "always",
    mutationFn: async () => (await load()).downloadOriginal(version, headers),
    onError: ({ message }) => showToast({ title: "Not downloaded", description: message }),
  });
  return (
    <Button
      size="sm"
      variant="quiet"
      className="-ml-2.5 self-start"
      disabled={download.isPending}
      onClick={() => download.mutate()}
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
