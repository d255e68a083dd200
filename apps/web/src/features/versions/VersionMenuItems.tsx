"use client";

import { MenuItem, MenuSeparator } from "#ui/Menu.tsx";
import type { OpenDialog } from "./versionDialog.ts";

export type VersionMenuProps = {
  number: number;
  newest: number;
  live: number | null;
  /** Makes the version the old side of what is shown. */
  onCompareWith?: (number: number) => void;
  onRestore: (number: number) => void;
  onDialog: OpenDialog;
};

/** What can be done with one version, for a menu. */
export function VersionMenuItems({
  number,
  newest,
  live,
  onCompareWith,
  onRestore,
  onDialog,
}: VersionMenuProps) {
  return (
    <>
      {onCompareWith !== undefined && (
        <>
          <MenuItem onClick={() => onCompareWith(number)}>Compare with this one</MenuItem>
          <MenuSeparator />
        </>
      )}
      {number !== newest && <MenuItem onClick={() => onRestore(number)}>Restore</MenuItem>}
      <MenuItem onClick={() => onDialog({ kind: "branch", number })}>Branch…</MenuItem>
      <MenuItem onClick={() => onDialog({ kind: "message", number })}>Edit message…</MenuItem>
      <MenuItem onClick={() => onDialog({ kind: "labels", number })}>Labels…</MenuItem>
      {number !== live && (
        <MenuItem onClick={() => onDialog({ kind: "live", number })}>Make live…</MenuItem>
      )}
      <MenuItem onClick={() => onDialog({ kind: "export", number })}>Export…</MenuItem>
    </>
  );
}
