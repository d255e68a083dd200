import type { PublicCharacter } from "@personaforge/contract/character";
import { headers } from "next/headers";
import { descriptionOf } from "./description.ts";

function creativeWork(character: PublicCharacter, url: string) {
  return {
    "@context": "https://schema.org",
    "@type": "CreativeWork",
    name: character.name,
    description: descriptionOf(character),
    url,
    author: { "@type": "Person", name: character.creator.name },
    dateCreated: character.created_at,
    dateModified: character.updated_at,
    datePublished: character.published_at,
    version: character.version,
    keywords: character.tags,
    ...(character.language !== null && { inLanguage: character.language }),
    ...(character.license && { license: character.license }),
    isFamilyFriendly: character.content_rating === "general",
  };
}

/** The character for search engines. `<` is escaped, or a text could end the element. */
export async function StructuredData({
  character,
  url,
}: {
  character: PublicCharacter;
  url: string;
}) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const json = JSON.stringify(creativeWork(character, url)).replaceAll("<", "\\u003c");
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
