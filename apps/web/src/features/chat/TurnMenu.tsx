"use client";

import { Ellipsis } from "lucide-react";
import { Menu, MenuItem } from "#ui/Menu.tsx";

/** What can be done with a reply of `name`. */
export function TurnMenu({ name, onReplay }: { name: string; onReplay: () => void }) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`More about the message of ${name}`}
          className="inline-flex min-h-6 min-w-6 items-center justify-center rounded-sm text-faint transition-colors hover:text-ink pointer-coarse:min-h-11 pointer-coarse:-ms-2.5 pointer-coarse:min-w-11"
        >
          <Ellipsis aria-hidden size={15} />
        </button>
      }
    >
      <MenuItem onClick={onReplay}>Replay on version…</MenuItem>
    </Menu>
  );
}
