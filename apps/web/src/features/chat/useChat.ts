"use client";

import type { Turn } from "@personaforge/contract/conversation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useTRPC } from "#trpc/react.ts";
import { showToast } from "#ui/Toast.tsx";
import type { ChatCharacter } from "./chatCharacter.ts";
import { chatParams } from "./chatParams.ts";
import { turnsWith } from "./liveReply.ts";
import { type ReplyFailure, storedFailure } from "./replyFailure.ts";
import { useConversation } from "./useConversation.ts";
import { useReply } from "./useReply.ts";

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
export function useChat(character: ChatCharacter) {
  const [{ conversation: conversationId }, setParams] = useQueryStates(chatParams);
  const reply = useReply({
    conversationId,
    characterId: character.id,
    onCreated: (id) => void setParams({ conversation: id }, { history: "replace" }),
  });
  const { live } = reply;
  const stopOther = useStopOther();
  const query = useConversation(conversationId, reply.occupied);
  const stored = useMemo(
    () => (conversationId === "" ? greetingOf(character) : (query.data?.turns ?? [])),
    [conversationId, character, query.data],
  );
  const turns = useMemo(() => turnsWith(stored, live), [stored, live]);
  const foreign = query.data !== undefined && query.data.character.id !== character.id;
  return {
    ...reply,
    conversationId,
    open: (id: string) => void setParams({ conversation: id }, { history: "push" }),
    query,
    stopOther,
    missing: conversationId !== "" && foreign,
    turns,
    failed: failureAt(turns, live),
    begun: turns.some((turn) => turn.role === "user"),
  };
}
