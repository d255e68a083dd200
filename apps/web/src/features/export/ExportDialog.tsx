"use client";

import {
  type CardFileFormat,
  type CardLosses,
  exportPath,
} from "@personaforge/contract/cardExport";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { ExportFooter } from "./ExportFooter.tsx";
import { formatName } from "./exportFormats.ts";
import { FormatChoice } from "./FormatChoice.tsx";
import { LossList } from "./LossList.tsx";
import { lossLines, lossSentence, shortLoss } from "./lossWords.ts";
import { useDownload } from "./useDownload.ts";

/** One version of a character. */
export type Exported = {
  id: string;
  name: string;
  version: number;
  /** Whether something typed is in no version yet, and so not in this one. */
  hasDraft: boolean;
};

export type ExportDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  exported: Exported;
};

/** What each file would not hold, and whether there is an original. A version never changes. */
function useExported({ id, version }: Exported) {
  const trpc = useTRPC();
  const options = { staleTime: Number.POSITIVE_INFINITY, networkMode: "always" } as const;
  const losses = useQuery({ ...trpc.cards.losses.queryOptions({ id, version }), ...options });
  const content = useQuery({ ...trpc.characters.get.queryOptions({ id, version }), ...options });
  return { losses, hasOriginal: (content.data?.card ?? null) !== null };
}

type Asked = ReturnType<typeof useExported>["losses"];

const lossesIn = (data: CardLosses | undefined, format: CardFileFormat) =>
  data?.items.find((item) => item.format === format)?.losses;

/** Field by field, what is lost in the chosen format. */
function Losses({ asked, format }: { asked: Asked; format: CardFileFormat }) {
  const losses = lossesIn(asked.data, format);
  if (format === "original") {
    return <p>Nothing is lost, but what was edited here since is not in it.</p>;
  }
  if (losses !== undefined) {
    return (
      <>
        <p>{lossSentence(losses)}</p>
        <LossList linesOf={(kind) => lossLines(losses, kind)} />
      </>
    );
  }
  if (asked.error === null) return <p className="text-muted">Looking what would be lost…</p>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-danger">What would be lost is not known. {failureWords(asked.error)}</p>
      <Button size="sm" onClick={() => void asked.refetch()}>
        Try again
      </Button>
    </div>
  );
}

/** Downloads a version of a character in a format that one chooses, and says first what that loses. */
export function ExportDialog({ open, onOpenChange, exported }: ExportDialogProps) {
  const { id, name, version, hasDraft } = exported;
  const [format, setFormat] = useState<CardFileFormat>("png");
  const { losses, hasOriginal } = useExported(exported);
  const download = useDownload();
  const noteOf = (one: CardFileFormat) => {
    const found = lossesIn(losses.data, one);
    return found === undefined ? null : shortLoss(found);
  };
  const choose = (next: CardFileFormat) => {
    setFormat(next);
    download.reset();
  };
  const path = `${exportPath(id, format)}&version=${version}`;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Export ${name}`} size="tall">
      <p className="text-sm text-muted">
        Version {version} is exported.
        {hasDraft && " What you typed since is not in it: save it as a version first."}
      </p>
      <FormatChoice chosen={format} onChoose={choose} {...{ noteOf, hasOriginal }}>
        <Losses asked={losses} format={format} />
      </FormatChoice>
      <ExportFooter
        download={download}
        label={`Download ${format === "original" ? "the original" : formatName(format)}`}
        onDownload={() => download.mutate({ path })}
        onClose={() => onOpenChange(false)}
      />
    </Dialog>
  );
}
