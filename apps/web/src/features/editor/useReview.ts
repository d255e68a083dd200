"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "#trpc/react.ts";
import type { Problem } from "./editorApi.ts";
import type { Editor } from "./useEditor.ts";
import type { VersionWords } from "./useVersionSave.ts";

/** The draft as the server has it: sent first, then compared with the newest version. */
export function useReview({ session, state, versions }: Editor) {
  const trpc = useTRPC();
  const [isSent, setIsSent] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [refused, setRefused] = useState<Problem[]>([]);
  const ask = { id: state.head.id, from: "newest", to: "draft" };
  const options = trpc.versions.diff.queryOptions(ask);
  const diff = useQuery({ ...options, enabled: isSent, staleTime: 0, gcTime: 0 });

  const send = async () => {
    setFailure(null);
    if (await session.queue.flush()) setIsSent(true);
    else setFailure("The server does not have all of your text yet, so nothing can be compared.");
  };
  useEffect(() => {
    void session.queue.flush().then((isThere) => {
      if (isThere) setIsSent(true);
      else setFailure("The server does not have all of your text yet, so nothing can be compared.");
    });
  }, [session]);

  /** True when the version is there. */
  const save = async (words: VersionWords): Promise<boolean> => {
    setFailure(null);
    setRefused([]);
    const result = await versions.save(words);
    if (result.kind === "saved") return true;
    if (result.kind === "invalid") setRefused(result.problems);
    if (result.kind === "failed") setFailure(result.message);
    if (result.kind === "moved") {
      setFailure(
        "A newer version was made meanwhile. This is your draft compared with it; look again.",
      );
      await diff.refetch();
    }
    return false;
  };
  const problems = refused.length > 0 ? refused : state.draft.problems;
  return { diff, failure: failure ?? diff.error?.message ?? null, problems, send, save };
}
