"use client";

import type { Conversation } from "@personaforge/contract/conversation";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC } from "#trpc/react.ts";
import { Skeleton } from "#ui/Skeleton.tsx";
import { conversationListInput } from "./conversationList.ts";
import { ListFailure } from "./ListFailure.tsx";
import { MorePages } from "./MorePages.tsx";
import { LocalTime } from "./LocalTime.tsx";

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
}

function Entry({
  conversation: { id, created_at, version },
  current,
  onOpen,
}: {
  conversation: Conversation;
  current: boolean;
  onOpen: (id: string) => void;
}) {
  return (
    <li>
      <a
        href={`?conversation=${id}`}
        aria-current={current ? "page" : undefined}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onOpen(id);
        }}
        className="control-md flex items-baseline justify-between gap-3 rounded-md px-2 py-2 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
      >
        <LocalTime iso={created_at} />
        <span className="text-xs text-faint">version {version}</span>
      </a>
    </li>
  );
}

/** The conversations with one character, newest first. */
export function EarlierConversations({
  character: { id, name },
  openId,
  onOpen,
}: {
  character: { id: string; name: string };
  openId: string;
  onOpen: (id: string) => void;
}) {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.conversations.list.infiniteQueryOptions(conversationListInput(id), keyset),
  );
  const { data, error, isPending, refetch } = list;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (isPending) return <Skeleton className="h-10" />;
  if (items.length === 0) {
    if (error !== null)
      return <ListFailure message={error.message} onRetry={() => void refetch()} />;
    return <p className="text-sm text-faint">What you say to {name} is kept and listed here.</p>;
  }
  return (
    <>
      <ul className="-mx-2 flex flex-col gap-0.5">
        {items.map((item) => (
          <Entry key={item.id} conversation={item} current={item.id === openId} onOpen={onOpen} />
        ))}
      </ul>
      <MorePages list={list} />
    </>
  );
}
