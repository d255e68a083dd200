import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { publicPath } from "#features/library/characterLinks.ts";
import { descriptionOf } from "#features/publicPage/description.ts";
import { PublicPage } from "#features/publicPage/PublicPage.tsx";
import { isMine, readPublic } from "#features/publicPage/readPublic.ts";
import { requestOrigin } from "#features/publicPage/requestOrigin.ts";
import { StructuredData } from "#features/publicPage/StructuredData.tsx";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const character = await readPublic((await params).slug);
  const { name, slug } = character;
  const description = descriptionOf(character);
  return {
    metadataBase: await requestOrigin(),
    title: name,
    description,
    authors: [{ name: character.creator.name }],
    alternates: { canonical: publicPath(slug) },
    openGraph: { type: "profile", title: name, description, url: publicPath(slug) },
    twitter: { card: "summary", title: name, description },
  };
}

export default async function CharacterPage({ params }: Props) {
  const { slug } = await params;
  const character = await readPublic(slug);
  // The id names the character too; one address is enough for search engines.
  if (slug !== character.slug) permanentRedirect(publicPath(character.slug));
  const [mine, origin] = await Promise.all([isMine(character), requestOrigin()]);
  return (
    <>
      <PublicPage character={character} mine={mine} />
      <StructuredData
        character={character}
        url={new URL(publicPath(character.slug), origin).href}
      />
    </>
  );
}
