"use client";

import { Ellipsis } from "lucide-react";
import { Button } from "#ui/Button.tsx";
import { Menu } from "#ui/Menu.tsx";
import { VersionMenuItems, type VersionMenuProps } from "./VersionMenuItems.tsx";

/** What can be done with the version that is shown: as buttons where there is room, else in a menu. */
export function VersionActions({ isBusy, ...props }: VersionMenuProps & { isBusy: boolean }) {
  const { number, newest, live, onRestore, onDialog } = props;
  return (
    <div role="group" aria-label={`What to do with v${number}`} className="flex flex-wrap gap-2">
      {number !== newest && (
        <Button size="sm" disabled={isBusy} onClick={() => onRestore(number)}>
          Restore v{number}
        </Button>
      )}
      {number !== live && (
        <Button size="sm" onClick={() => onDialog({ kind: "live", number })}>
          Make live…
        </Button>
      )}
      <span className="flex gap-2 max-md:hidden">
        <Button size="sm" onClick={() => onDialog({ kind: "branch", number })}>
          Branch…
        </Button>
        <Button size="sm" onClick={() => onDialog({ kind: "labels", number })}>
          Labels…
        </Button>
        <Button size="sm" onClick={() => onDialog({ kind: "message", number })}>
          Edit message…
        </Button>
        <Button size="sm" onClick={() => onDialog({ kind: "export", number })}>
          Export…
        </Button>
      </span>
      <span className="md:hidden">
        <Menu
          trigger={
            <Button size="sm" aria-label={`More for v${number}`}>
              <Ellipsis aria-hidden size={16} />
            </Button>
          }
        >
          <VersionMenuItems {...props} />
        </Menu>
      </span>
    </div>
  );
}
