import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Gallery } from "#features/gallery/Gallery.tsx";
import { galleryInput, loadGalleryParams } from "#features/gallery/galleryParams.ts";
import { requestOrigin } from "#features/publicPage/requestOrigin.ts";
import { keyset } from "#trpc/keyset.ts";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: await requestOrigin(),
    title: "Explore",
    description: "Public AI characters to read and to talk to.",
    alternates: { canonical: "/explore" },
  };
}

export default async function ExplorePage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const params = await loadGalleryParams(searchParams);
  await getQueryClient().prefetchInfiniteQuery(
    trpc.gallery.search.infiniteQueryOptions(galleryInput(params), keyset),
  );
  return (
    <Hydrate>
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-8 md:px-8 md:py-10">
        <PageHeading>Explore</PageHeading>
        <Gallery />
      </div>
    </Hydrate>
  );
}
