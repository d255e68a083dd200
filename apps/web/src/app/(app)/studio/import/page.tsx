import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { ImportPage } from "#features/import/ImportPage.tsx";
import { earlierInput, itemsInput, loadImportParams } from "#features/import/importParams.ts";
import { keyset } from "#trpc/keyset.ts";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

export const metadata: Metadata = { title: "Import" };

export default async function StudioImportPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { job, show } = await loadImportParams(searchParams);
  const queryClient = getQueryClient();
  if (job === null) {
    await queryClient.prefetchInfiniteQuery(
      trpc.imports.list.infiniteQueryOptions(earlierInput, keyset),
    );
  } else {
    await Promise.all([
      queryClient.prefetchQuery(trpc.imports.get.queryOptions({ id: job })),
      queryClient.prefetchInfiniteQuery(
        trpc.imports.items.infiniteQueryOptions(itemsInput(job, show), keyset),
      ),
    ]);
  }
  return (
    <Hydrate>
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-8 md:px-8 md:py-10">
        <PageHeading>Import</PageHeading>
        <ImportPage />
      </div>
    </Hydrate>
  );
}
