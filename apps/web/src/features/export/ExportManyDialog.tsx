"use client";

import type { CardLoss } from "@personaforge/contract/cardExport";
import type { ExportFormat } from "@personaforge/contract/cardOrigin";
import { limits } from "@personaforge/contract/limits";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import { Dialog } from "#ui/Dialog.tsx";
import { ExportFooter } from "./ExportFooter.tsx";
import { FormatChoice } from "./FormatChoice.tsx";
import { formatName } from "./exportFormats.ts";
import { LossList } from "./LossList.tsx";
import { lossesOfMany, lossesSentence } from "./lossWords.ts";
import { useDownload } from "./useDownload.ts";

/** One of several characters, at its newest version. */
type Chosen = { id: string; version: number; hasDraft: boolean };

// Each is a question to the server, ten to a request.
const mostAsked = 30;

/** What the first of the characters lose in a format; null for those that are not known yet. */
function useLosses(chosen: readonly Chosen[], format: ExportFormat) {
  const trpc = useTRPC();
  return useQueries({
    queries: chosen.slice(0, mostAsked).map(({ id, version }) => ({
      ...trpc.cards.losses.queryOptions({ id, version, format }),
      staleTime: Number.POSITIVE_INFINITY,
      networkMode: "always" as const,
    })),
    combine: (answers) => ({
      known: answers.flatMap(({ data }): (readonly CardLoss[])[] =>
        data === undefined ? [] : [data.items[0]?.losses ?? []],
      ),
      isPending: answers.some(({ isPending }) => isPending),
    }),
  });
}

function Losses({ chosen, format }: { chosen: readonly Chosen[]; format: ExportFormat }) {
  const { known, isPending } = useLosses(chosen, format);
  if (isPending) return <p className="text-muted">Looking what would be lost…</p>;
  return (
    <>
      <p>
        {known.length === 0
          ? "What would be lost is not known now."
          : lossesSentence(known, chosen.length)}
      </p>
      <LossList linesOf={(kind) => lossesOfMany(known, kind)} />
      <p className="mt-2.5 text-muted text-pretty">
        <code>losses.json</code> in the ZIP says it for every character.
      </p>
    </>
  );
}

export type ExportManyDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  chosen: readonly Chosen[];
};

/** Downloads several characters as one ZIP. */
export function ExportManyDialog({ open, onOpenChange, chosen }: ExportManyDialogProps) {
  const [format, setFormat] = useState<ExportFormat>("png");
  const download = useDownload();
  const drafts = chosen.filter(({ hasDraft }) => hasDraft).length;
  const isTooMany = chosen.length > limits.selection;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Export ${chosen.length} characters`}
      size="tall"
    >
      <p className="text-sm text-muted text-pretty">
        One ZIP with a file of each, at its newest version.
        {drafts > 0 &&
          ` What is typed and not saved is not in it: ${drafts === 1 ? "1 has a draft" : `${drafts} have drafts`}.`}
      </p>
      {isTooMany && (
        <p role="alert" className="text-sm text-danger">
          At most {limits.selection} characters can be exported at once.
        </p>
      )}
      <FormatChoice
        chosen={format}
        hasOriginal={false}
        onChoose={(next) => {
          if (next !== "original") setFormat(next);
          download.reset();
        }}
      >
        <Losses chosen={chosen} format={format} />
      </FormatChoice>
      <ExportFooter
        download={download}
        label={`Download ${formatName(format)} files`}
        disabled={isTooMany}
        onDownload={() => {
          const ids = chosen.map(({ id }) => id);
          download.mutate({ path: "/api/v1/characters/export", body: { ids, format } });
        }}
        onClose={() => onOpenChange(false)}
      />
    </Dialog>
  );
}
