"use client";

import { Ellipsis } from "lucide-react";
import { Menu, MenuItem } from "#ui/Menu.tsx";

/** What can be done with a reply that stands in the conversation. */
export type TurnActions = {
  /** Absent where a reply cannot be replayed. */
  onReplay?: ((turnId: string) => void) | undefined;
  onWhy: (turnId: string) => void;
};

/** What can be done with a reply of `name`. */
export function TurnMenu({
  name,
  turnId,
  actions: { onReplay, onWhy },
}: {
  name: string;
  turnId: string;
  actions: TurnActions;
}) {
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
      {onReplay !== undefined && (
        <MenuItem onClick={() => onReplay(turnId)}>Replay on version…</MenuItem>
      )}
      <MenuItem onClick={() => onWhy(turnId)}>Why did {name} say that?</MenuItem>
    </Menu>
  );
}
