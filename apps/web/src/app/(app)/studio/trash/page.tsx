import type { Metadata } from "next";
import { Trash } from "#features/trash/Trash.tsx";
import { trashInput } from "#features/trash/trashInput.ts";
import { keyset } from "#trpc/keyset.ts";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

export const metadata: Metadata = { title: "Trash" };

export default async function TrashPage() {
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchInfiniteQuery(
      trpc.characters.list.infiniteQueryOptions(trashInput, keyset),
    ),
    queryClient.prefetchQuery(trpc.jobs.list.queryOptions()),
  ]);
  return (
    <Hydrate>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-8 md:px-8 md:py-10">
        <PageHeading>Trash</PageHeading>
        <Trash />
      </div>
    </Hydrate>
  );
}
