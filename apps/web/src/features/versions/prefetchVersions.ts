import { cache } from "react";
import { api } from "#trpc/api.ts";
import type { Outputs } from "#trpc/appRouter.ts";
import { keyset } from "#trpc/keyset.ts";
import { orNotFound } from "#trpc/orNotFound.ts";
import { getQueryClient, trpc } from "#trpc/server.tsx";
import { type Comparison, comparisonOf, draftComparison } from "./comparison.ts";
import { timelineInput } from "./versionsParams.ts";

type Character = Outputs["characters"]["get"];

/** One of my characters, read once for the page and its head. */
export const readMine = cache((id: string): Promise<Character> =>
  api.characters.get.query({ id }).catch(orNotFound),
);

/** What the page shows without an address that says more: as `useComparison`. */
async function firstComparison({ id, version, origin }: Character): Promise<Comparison> {
  const draft = await getQueryClient()
    .fetchQuery(trpc.drafts.get.queryOptions({ id }))
    .catch(() => undefined);
  return Object.keys(draft?.content ?? {}).length > 0
    ? draftComparison(version)
    : comparisonOf(version, origin !== null);
}

/** Reads everything the first look needs, so that it is there before any script runs. */
export async function prefetchVersions(character: Character, diff: Comparison | null) {
  const queryClient = getQueryClient();
  const { id } = character;
  queryClient.setQueryData(trpc.characters.get.queryKey({ id }), character);
  const [asked] = await Promise.all([
    firstComparison(character).then((first) => diff ?? first),
    queryClient.prefetchInfiniteQuery(
      trpc.versions.list.infiniteQueryOptions(timelineInput(id), keyset),
    ),
    queryClient.prefetchQuery(trpc.labels.list.queryOptions({ id })),
  ]);
  if (asked.from === asked.to) return;
  await queryClient.prefetchQuery(trpc.versions.diff.queryOptions({ id, ...asked }));
}
