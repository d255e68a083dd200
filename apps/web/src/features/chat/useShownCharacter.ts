"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "#trpc/react.ts";
import { type ChatCharacter, chatCharacterOf } from "./chatCharacter.ts";

/** The character as it was in one version; the newest one stands in until that is read. */
export function useShownCharacter(newest: ChatCharacter, version: number) {
  const trpc = useTRPC();
  const other = version !== newest.version;
  const { data: me } = useQuery(trpc.me.get.queryOptions());
  const query = useQuery(
    trpc.characters.get.queryOptions(other ? { id: newest.id, version } : skipToken),
  );
  const reader = me?.owner?.name ?? "you";
  const character = useMemo(
    () => (query.data === undefined ? newest : chatCharacterOf(query.data, reader)),
    [query.data, newest, reader],
  );
  return { character, query, pending: other && query.isPending };
}
