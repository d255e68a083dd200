import type { Metadata } from "next";
import { Gallery } from "#features/gallery/Gallery.tsx";
import { searchOfPage } from "#features/gallery/galleryParams.ts";
import { requestOrigin } from "#features/publicPage/requestOrigin.ts";
import { PageHeading } from "#ui/PageHeading.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: await requestOrigin(),
    title: "Explore",
    description: "Public AI characters to read and to talk to.",
    alternates: { canonical: "/explore" },
  };
}

export default async function ExplorePage({ searchParams }: Props) {
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-8 md:px-8 md:py-10">
      <PageHeading>Explore</PageHeading>
      <Gallery search={searchOfPage(await searchParams)} />
    </div>
  );
}
