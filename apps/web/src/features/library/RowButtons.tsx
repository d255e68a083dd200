"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { Ellipsis, MessageCircle, Pencil } from "lucide-react";
import Link from "next/link";
import { useMayEdit } from "#features/auth/pageSession.ts";
import { Button, buttonStyle } from "#ui/Button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#ui/Menu.tsx";
import { chatPath, editorPath, publicPath } from "./characterLinks.ts";

export type RowActions = {
  onTrash: (row: CharacterSummary) => void;
  onPublish: (row: CharacterSummary) => void;
  onTag: (tag: string) => void;
  onExport: (row: CharacterSummary) => void;
};

/** What the menu of a selected row does to all of them. */
export type ManyActions = { count: number; onExport: () => void; onTrash: () => void };

/** The keyboard is far from the bar of the selection, and near this. */
function ManyItems({ many: { count, onExport, onTrash } }: { many: ManyActions }) {
  const mayEdit = useMayEdit();
  return (
    <>
      <MenuItem onClick={onExport}>Export {count} selected…</MenuItem>
      {mayEdit && (
        <MenuItem danger onClick={onTrash}>
          Delete {count} selected
        </MenuItem>
      )}
      <MenuSeparator />
    </>
  );
}

type Props = { row: CharacterSummary; actions: RowActions; many: ManyActions | null };

function RowMenu({ row, actions, many }: Props) {
  const mayEdit = useMayEdit();
  return (
    <Menu
      trigger={
        <Button size="icon" variant="ghost" aria-label={`More about ${row.name}`}>
          <Ellipsis aria-hidden size={18} />
        </Button>
      }
    >
      {many !== null && <ManyItems many={many} />}
      <MenuLink href={chatPath(row.id)}>Chat</MenuLink>
      <MenuLink href={editorPath(row.id)}>{mayEdit ? "Edit" : "Read"}</MenuLink>
      {row.is_public && <MenuLink href={publicPath(row.slug)}>Public page</MenuLink>}
      <MenuItem onClick={() => actions.onExport(row)}>Export…</MenuItem>
      {mayEdit && (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => actions.onPublish(row)}>
            {row.is_public ? "Make private" : "Publish"}
          </MenuItem>
          <MenuItem danger onClick={() => actions.onTrash(row)}>
            Delete
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

const action = buttonStyle({ variant: "ghost", size: "sm", className: "max-md:hidden" });

/** What can be done with a row, above the link that covers it. */
export function RowButtons(props: Props) {
  const { row } = props;
  const mayEdit = useMayEdit();
  return (
    <div className="relative flex shrink-0 items-center gap-0.5">
      <Link href={chatPath(row.id)} className={action} aria-label={`Chat with ${row.name}`}>
        <MessageCircle aria-hidden size={16} /> Chat
      </Link>
      {mayEdit && (
        <Link href={editorPath(row.id)} className={action} aria-label={`Edit ${row.name}`}>
          <Pencil aria-hidden size={15} /> Edit
        </Link>
      )}
      <RowMenu {...props} />
    </div>
  );
}
