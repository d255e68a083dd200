"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import { chatParams } from "./chatParams.ts";
import { useReplay } from "./useReplay.ts";

type Reply = { stop: () => void; send: (text: string, to: string) => Promise<boolean> };
type Notice = { conversationId: string; text: string };

/** The ways from one conversation to another, and what is said of the one that is open for it. */
export function useMoves(conversationId: string, reply: Reply) {
  const [, setParams] = useQueryStates(chatParams, { history: "push" });
  const [notice, setNotice] = useState<Notice | null>(null);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // They may have moved since the page was opened, and the header names them.
  const readLabels = () => void queryClient.invalidateQueries(trpc.labels.list.pathFilter());
  const replay = useReplay(({ id, version, next_message: message }) => {
    reply.stop();
    void setParams({ conversation: id, version: null });
    const text = `Replayed on version ${version}. The other conversation is kept.`;
    setNotice({ conversationId: id, text });
    readLabels();
    if (message !== null) void reply.send(message, id);
  });
  return {
    notice: notice?.conversationId === conversationId ? notice.text : null,
    open: (id: string) => void setParams({ conversation: id, version: null }),
    /** The version in the address stays: the next conversation is with it again. */
    begin: () => void setParams({ conversation: "" }),
    /** With null it is the newest version, whatever that is by then. */
    beginWith: (version: number | null) => {
      void setParams({ conversation: "", version });
      const name = version === null ? "the newest version" : `version ${version}`;
      setNotice({ conversationId: "", text: `New conversation with ${name}.` });
      readLabels();
    },
    replay: (turnId: string, version: number) =>
      replay.mutate({ id: conversationId, turn_id: turnId, version }),
  };
}
