"use client";

import { useReducer } from "react";
import { useTRPCClient } from "#trpc/react.ts";
import { liveReply } from "./liveReply.ts";
import { readReply } from "./readReply.ts";
import { useConversationStore } from "./useConversation.ts";

/** One message on its way: where to, how to stop it, and how many turns were stored before it. */
export type Run = {
  conversationId: string;
  turnsBefore: number;
  /** The server has the message. */
  arrived: boolean;
  controller: AbortController;
  ended: PromiseWithResolvers<void>;
};

export function newRun(conversationId: string): Run {
  const controller = new AbortController();
  const ended = Promise.withResolvers<void>();
  return { conversationId, turnsBefore: 0, arrived: false, controller, ended };
}

export type Place = {
  conversationId: string;
  characterId: string;
  /** The version that a new conversation begins with; the one that the reader may see when absent. */
  version: number | undefined;
  onCreated: (id: string) => void;
};

/** Makes the conversation if there is none yet, sends the message, and reads the reply. */
export function useConverse({ characterId, version, onCreated }: Place) {
  const client = useTRPCClient();
  const store = useConversationStore();
  const [live, dispatch] = useReducer(liveReply, null);

  const create = async (run: Run) => {
    const { signal } = run.controller;
    const input = { character: characterId, version };
    const made = await client.conversations.create.mutate(input, { signal });
    store.created(made);
    run.conversationId = made.id;
    dispatch({ type: "made", conversationId: made.id });
    onCreated(made.id);
  };
  const converse = async (run: Run, text: string) => {
    if (run.conversationId === "") await create(run);
    run.turnsBefore = store.turnsOf(run.conversationId).length;
    const turns = await readReply(
      client,
      { conversationId: run.conversationId, text },
      {
        signal: run.controller.signal,
        onEvents: (events) => {
          run.arrived = true;
          dispatch({ type: "events", events });
        },
      },
    );
    store.append(run.conversationId, turns);
  };
  /** Whether the server kept anything of a reply that did not reach its end. */
  const recover = async ({ conversationId, turnsBefore }: Run) => {
    if (conversationId === "") return false;
    const stored = await store.settle(conversationId);
    return stored !== null && stored.turns.length > turnsBefore;
  };
  return { live, dispatch, converse, recover, store };
}
