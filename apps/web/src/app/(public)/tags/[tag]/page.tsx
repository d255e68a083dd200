import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Gallery } from "#features/gallery/Gallery.tsx";
import { searchOfPage, tagOfPath, tagPath } from "#features/gallery/galleryParams.ts";
import { requestOrigin } from "#features/publicPage/requestOrigin.ts";
import { ButtonLink } from "#ui/Button.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

type Props = {
  params: Promise<{ tag: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function tagOf(params: Props["params"]): Promise<string> {
  return tagOfPath((await params).tag) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tag = await tagOf(params);
  return {
    metadataBase: await requestOrigin(),
    title: `Characters tagged “${tag}”`,
    description: `Public AI characters with the tag “${tag}”.`,
    alternates: { canonical: tagPath(tag) },
  };
}

export default async function TagPage({ params, searchParams }: Props) {
  const tag = await tagOf(params);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-8 md:px-8 md:py-10">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PageHeading className="wrap-anywhere">
          Tagged <span dir="auto">“{tag}”</span>
        </PageHeading>
        <ButtonLink variant="ghost" href="/explore">
          All public characters
        </ButtonLink>
      </div>
      <Gallery search={searchOfPage(await searchParams)} tag={tag} />
    </div>
  );
}
