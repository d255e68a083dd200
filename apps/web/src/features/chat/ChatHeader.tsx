"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Ellipsis, History, Pencil, ScanText, SquarePen } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { editorPath, publicPath, versionsPath } from "#features/library/characterLinks.ts";
import { useTRPC } from "#trpc/react.ts";
import { Avatar } from "#ui/Avatar.tsx";
import { Badge } from "#ui/Badge.tsx";
import { Button, buttonStyle } from "#ui/Button.tsx";
import { ConfirmDialog, Dialog } from "#ui/Dialog.tsx";
import { IconButton } from "#ui/IconButton.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#ui/Menu.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";
import type { ChatCharacter } from "./chatCharacter.ts";
import type { ChatPlace } from "./chatPlace.ts";
import { EarlierConversations } from "./EarlierConversations.tsx";
import { useDeleteConversation } from "./useDeleteConversation.ts";
import { VersionPicker } from "./VersionPicker.tsx";

type Props = {
  character: ChatCharacter;
  place: ChatPlace;
  /** The version that the chat is with. */
  version: number;
  conversationId: string;
  onOpen: (id: string) => void;
  onNew: () => void;
  onPick: (version: number) => void;
  /** Shows what the next message would be sent with. */
  onPrompt: () => void;
};

function DemoBadge() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.me.get.queryOptions());
  if (data?.chat.demo !== true) return null;
  return (
    <span className="flex min-w-0 items-center gap-2 max-sm:hidden">
      <Badge tone="caution">Demo model</Badge>
      {/* On other widths the frame of the page has room for these words. */}
      <span
        className="hidden truncate text-xs text-faint md:max-lg:inline"
        title={data.chat.notice ?? ""}
      >
        {data.chat.notice}
      </span>
    </span>
  );
}

function Earlier({ character, conversationId, onOpen }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <span className="xl:hidden">
      <IconButton label="Earlier conversations" onClick={() => setOpen(true)}>
        <History aria-hidden size={18} />
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen} title="Conversations">
        <EarlierConversations
          character={character}
          openId={conversationId}
          onOpen={(id) => {
            setOpen(false);
            onOpen(id);
          }}
        />
        <Button className="self-end" onClick={() => setOpen(false)}>
          Close
        </Button>
      </Dialog>
    </span>
  );
}

function More({ character, place, conversationId, onNew }: Props) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteConversation(onNew);
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" variant="ghost" aria-label="More about this chat">
            <Ellipsis aria-hidden size={18} />
          </Button>
        }
      >
        {place === "studio" ? (
          <>
            <MenuLink href={editorPath(character.id)}>Edit {character.name}</MenuLink>
            <MenuLink href={versionsPath(character.id)}>Versions</MenuLink>
          </>
        ) : (
          <MenuLink href={publicPath(character.slug)}>About {character.name}</MenuLink>
        )}
        <MenuSeparator />
        <MenuItem danger disabled={conversationId === ""} onClick={() => setAsking(true)}>
          Delete this conversation
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this conversation?"
        confirmLabel="Delete"
        onConfirm={() => remove.mutate({ id: conversationId })}
      >
        All its messages are deleted for good. {character.name} stays.
      </ConfirmDialog>
    </>
  );
}

/** Names who the chat is with, and with which version. */
function Title({ character, place, version, onPick }: Props) {
  const { id, name, language } = character;
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5">
      <PageHeading
        takesFocus={false}
        className="min-w-0 truncate text-lg leading-7"
        dir="auto"
        lang={language ?? undefined}
      >
        {name}
      </PageHeading>
      <div className="flex max-w-full min-w-0 grow items-center gap-x-2.5">
        {place === "studio" && <VersionPicker characterId={id} version={version} onPick={onPick} />}
        <DemoBadge />
      </div>
    </div>
  );
}

/** Who the chat is with, and what can be done with the conversation. */
export function ChatHeader(props: Props) {
  const { character, place, onNew, onPrompt } = props;
  const { id, name, slug, avatar } = character;
  const back =
    place === "studio"
      ? { href: "/studio", label: "Back to the library" }
      : { href: publicPath(slug), label: `Back to the page of ${name}` };
  return (
    <header className="flex items-center gap-2 border-b border-line px-2 py-2 md:gap-3 md:px-4">
      <Link
        href={back.href}
        aria-label={back.label}
        className={buttonStyle({ variant: "ghost", size: "icon" })}
      >
        <ArrowLeft aria-hidden size={18} />
      </Link>
      <Avatar id={id} name={name} picture={avatar} size="sm" className="max-sm:hidden" />
      <Title {...props} />
      {place === "studio" && (
        <Link
          href={editorPath(id)}
          className={buttonStyle({ variant: "ghost", size: "sm", className: "max-sm:hidden" })}
        >
          <Pencil aria-hidden size={15} /> Edit
        </Link>
      )}
      <IconButton
        label={`What ${name} reads`}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+Shift+P Meta+Shift+P"
        onClick={onPrompt}
      >
        <ScanText aria-hidden size={18} />
      </IconButton>
      <IconButton label="New conversation" onClick={onNew}>
        <SquarePen aria-hidden size={18} />
      </IconButton>
      <Earlier {...props} />
      <More {...props} />
    </header>
  );
}
