"use client";

import { useState } from "react";
import { type Comparison, versionRef } from "./comparison.ts";
import { failureWords } from "#trpc/failureWords.ts";
import type { useVersionActions } from "./useVersionActions.ts";
import type { Versions } from "./useVersions.ts";

type Outcome =
  | { state: "made"; from: number; version: number }
  | { state: "same"; from: number; version: number }
  | { state: "failed"; from: number; message: string };

/** Brings an old version back as a new one, shows what that changed, and remembers what to say. */
export function useRestore({
  versions,
  mutation,
  show,
}: {
  versions: Versions;
  mutation: ReturnType<typeof useVersionActions>["restore"];
  show: (diff: Comparison) => void;
}) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const start = (from: number) => {
    if (mutation.isPending) return;
    mutation.mutate(
      { id: versions.character.id, number: from },
      {
        onSuccess: ({ version, created }) => {
          setOutcome({ state: created ? "made" : "same", from, version });
          if (created) show({ from: versionRef(version - 1), to: versionRef(version) });
        },
        onError: (error) => setOutcome({ state: "failed", from, message: failureWords(error) }),
      },
    );
  };
  return { outcome, start, dismiss: () => setOutcome(null) };
}

export type Restore = ReturnType<typeof useRestore>;
