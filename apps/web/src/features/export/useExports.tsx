"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { useState } from "react";
import { useLateDialog } from "#features/editor/useLateDialog.ts";
import type { Exported } from "./ExportDialog.tsx";
import { loadExport, loadExportMany } from "./loadExport.ts";

type Row = Pick<CharacterSummary, "id" | "name" | "version" | "draft_at">;

const exportedOf = ({ id, name, version, draft_at }: Row): Exported => ({
  ...{ id, name, version },
  hasDraft: draft_at !== null,
});

/** The export of one row of a list, or of several as a ZIP. */
export function useExports() {
  const [rows, setRows] = useState<readonly Exported[]>([]);
  const { open: openOne, ...one } = useLateDialog(loadExport);
  const { open: openMany, ...many } = useLateDialog(loadExportMany);
  const [first] = rows;
  return {
    open: (chosen: readonly Row[]) => {
      setRows(chosen.map(exportedOf));
      if (chosen.length === 1) openOne();
      else openMany();
    },
    dialog: (
      <>
        {one.Dialog !== null && first !== undefined && (
          <one.Dialog
            key={`one ${one.visit}`}
            open={one.isOpen}
            onOpenChange={one.setIsOpen}
            exported={first}
          />
        )}
        {many.Dialog !== null && (
          <many.Dialog
            key={`many ${many.visit}`}
            open={many.isOpen}
            onOpenChange={many.setIsOpen}
            chosen={rows}
          />
        )}
      </>
    ),
  };
}
