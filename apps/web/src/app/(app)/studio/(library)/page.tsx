import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { ImportLink } from "#features/library/ImportLink.tsx";
import { Library } from "#features/library/Library.tsx";
import { libraryInput, loadLibraryParams } from "#features/library/libraryParams.ts";
import { SamplesPill } from "#features/library/SamplesPill.tsx";
import { keyset } from "#trpc/keyset.ts";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const params = await loadLibraryParams(searchParams);
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchInfiniteQuery(
      trpc.characters.list.infiniteQueryOptions(libraryInput(params), keyset),
    ),
    queryClient.prefetchQuery(trpc.me.get.queryOptions()),
  ]);
  return (
    <Hydrate>
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 px-4 py-8 md:px-8 md:py-10">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <PageHeading>Library</PageHeading>
          <div className="flex flex-wrap items-center gap-2">
            <SamplesPill />
            <ImportLink />
          </div>
        </div>
        <Library />
      </div>
    </Hydrate>
  );
}
