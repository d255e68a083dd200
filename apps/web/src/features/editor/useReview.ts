"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import type { Problem } from "./editorApi.ts";
import type { Editor } from "./useEditor.ts";
import type { VersionWords } from "./useVersionSave.ts";
import { failureWords } from "#trpc/failureWords.ts";

const notSent = "The server does not have all of your text yet, so nothing can be compared.";
const movedMeanwhile =
  "A newer version was made meanwhile. This is your draft compared with it: look again.";

/** The draft as the server has it: sent first, then compared with the newest version. */
export function useReview({ session, state, versions }: Editor, open: boolean) {
  const trpc = useTRPC();
  const [sentAt, setSentAt] = useState(Number.POSITIVE_INFINITY);
  const [failure, setFailure] = useState<string | null>(null);
  const [refused, setRefused] = useState<Problem[]>([]);
  const ask = { id: state.head.id, from: "newest", to: "draft" };
  const isSent = Number.isFinite(sentAt);
  const options = trpc.versions.diff.queryOptions(ask);
  const diff = useQuery({ ...options, enabled: open && isSent, staleTime: 0, gcTime: 0 });
  // What an earlier review was told is older than the text.
  const changes = diff.dataUpdatedAt >= sentAt ? diff.data : undefined;

  const send = useCallback(async () => {
    const isThere = await session.queue.flush();
    setSentAt(isThere ? Date.now() : Number.POSITIVE_INFINITY);
    setFailure(isThere ? null : notSent);
  }, [session]);
  useEffect(() => void send(), [send]);

  // The answer may know of a version that this page has not heard of.
  const newest = changes?.from.version ?? null;
  const isBehind = newest !== null && newest > state.head.version;
  useEffect(() => {
    if (isBehind) session.refresh().catch(() => undefined);
  }, [isBehind, session]);

  /** True when the version is there. */
  const save = async (words: VersionWords): Promise<boolean> => {
    setFailure(null);
    setRefused([]);
    const result = await versions.save(words);
    if (result.kind === "saved") return true;
    if (result.kind === "invalid") setRefused(result.problems);
    if (result.kind === "failed") setFailure(result.message);
    if (result.kind === "moved") {
      setFailure(movedMeanwhile);
      await diff.refetch();
    }
    return false;
  };
  const problems = refused.length > 0 ? refused : state.draft.problems;
  return {
    changes,
    failure: failure ?? (diff.error && failureWords(diff.error)),
    problems,
    send,
    save,
  };
}
