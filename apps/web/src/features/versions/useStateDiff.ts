"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "#trpc/react.ts";
import { type Comparison, numberOf } from "./comparison.ts";
import type { Versions } from "./useVersions.ts";

const fixed = { newest: 0, published: null, labels: [] };

/** Versions never change, so what lies between two of them is asked for once. */
function staysTrue({ from, to }: Comparison): boolean {
  return [from, to].every((ref) => numberOf(ref, fixed) !== undefined && ref !== "newest");
}

/** How the two states differ; the last answer stays until the next one is there. */
export function useStateDiff(id: Versions["character"]["id"], asked: Comparison, enabled: boolean) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.versions.diff.queryOptions({ id, ...asked }),
    ...(staysTrue(asked) && { staleTime: Number.POSITIVE_INFINITY }),
    placeholderData: keepPreviousData,
    // Without a connection this fails and says so; it would wait in silence under the old answer.
    networkMode: "always",
    enabled,
  });
}
