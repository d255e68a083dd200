"use client";

import { Download } from "lucide-react";
import { useLateDialog } from "#features/editor/useLateDialog.ts";
import { Button } from "#ui/Button.tsx";
import type { Exported } from "./ExportDialog.tsx";
import { loadExport } from "./loadExport.ts";

/** Opens the export of a character. */
export function ExportButton({ exported, className }: { exported: Exported; className?: string }) {
  const { Dialog, isOpen, setIsOpen, visit, open } = useLateDialog(loadExport);
  return (
    <>
      <Button variant="ghost" className={className} onClick={open}>
        <Download aria-hidden size={15} /> Export…
      </Button>
      {Dialog !== null && (
        <Dialog key={visit} open={isOpen} onOpenChange={setIsOpen} exported={exported} />
      )}
    </>
  );
}
