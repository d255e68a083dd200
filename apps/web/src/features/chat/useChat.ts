"use client";

import type { Turn } from "@personaforge/contract/conversation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useTRPC } from "#trpc/react.ts";
import { showToast } from "#ui/Toast.tsx";
import type { ChatCharacter } from "./chatCharacter.ts";
import type { ChatPlace } from "./chatPlace.ts";
import { chatParams } from "./chatParams.ts";
import { turnsWith } from "./liveReply.ts";
import { type ReplyFailure, storedFailure } from "./replyFailure.ts";
import { useConversation } from "./useConversation.ts";
import { useMoves } from "./useMoves.ts";
import { useReply } from "./useReply.ts";
import { useShownCharacter } from "./useShownCharacter.ts";

/** The greeting before there is a conversation; the first message makes one that begins with it. */
function greetingOf({ greeting, version }: ChatCharacter): Turn[] {
  if (greeting === null) return [];
  return [
    {
      ...{ id: "greeting", conversation_id: "", position: 0, role: "character", text: greeting },
      ...{ state: "complete", error_code: null, version, prompt_hash: null, provider: null },
      ...{ model: null, finish_reason: null, usage: null, created_at: "" },
    },
  ];
}

/** What stands in the place of the reply that is missing, and the message to send again. */
function failureAt(
  turns: Turn[],
  live: ReturnType<typeof useReply>["live"],
): { failure: ReplyFailure; text: string } | null {
  if (live !== null) {
    return live.failure === null ? null : { failure: live.failure, text: live.text };
  }
  const last = turns.at(-1);
  if (last?.state !== "failed") return null;
  const message = turns.findLast((turn) => turn.role === "user");
  return message === undefined
    ? null
    : { failure: storedFailure(last.error_code), text: message.text };
}

/** Ends a reply that is written for another window. */
function useStopOther() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.conversations.abort.mutationOptions({
      onError: (error) => showToast({ title: "Not stopped", description: error.message }),
      onSettled: () => queryClient.invalidateQueries(trpc.conversations.get.pathFilter()),
    }),
  );
}

/** One chat: the conversation in the address, what is being said, and what can be done. */
export function useChat(newest: ChatCharacter, place: ChatPlace) {
  const [{ conversation: conversationId, version: picked }, setParams] = useQueryStates(chatParams);
  const mine = place === "studio";
  const wanted = (mine ? picked : null) ?? newest.version;
  const reply = useReply({
    conversationId,
    characterId: newest.id,
    version: mine ? wanted : undefined,
    onCreated: (id) => void setParams({ conversation: id }, { history: "replace" }),
  });
  const { live } = reply;
  const moves = useMoves(conversationId, reply);
  const stopOther = useStopOther();
  const query = useConversation(conversationId, reply.occupied);
  const version = query.data?.version ?? wanted;
  const shown = useShownCharacter(newest, mine ? version : newest.version);
  const { character } = shown;
  const reading = conversationId === "" ? shown.pending : query.isPending;
  const stored = useMemo(() => {
    if (conversationId !== "") return query.data?.turns ?? [];
    return reading ? [] : greetingOf(character);
  }, [conversationId, reading, character, query.data]);
  const turns = useMemo(() => turnsWith(stored, live, version), [stored, live, version]);
  const foreign = query.data !== undefined && query.data.character.id !== newest.id;
  return {
    ...reply,
    conversationId,
    character,
    version,
    ...moves,
    /** Where what is shown comes from: the conversation, or the version that one would be with. */
    source: conversationId === "" ? shown.query : query,
    reading,
    stopOther,
    missing: conversationId !== "" && foreign,
    turns,
    failed: failureAt(turns, live),
    begun: turns.some((turn) => turn.role === "user"),
  };
}

export type ChatState = ReturnType<typeof useChat>;
