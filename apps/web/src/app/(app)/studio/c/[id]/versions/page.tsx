import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { SearchParams } from "nuqs/server";
import { diffCookie, diffLayoutOf } from "#features/diff/diffLook.ts";
import { originOf } from "#features/versions/originOf.ts";
import { prefetchVersions, readMine } from "#features/versions/prefetchVersions.ts";
import { loadVersionsParams } from "#features/versions/versionsParams.ts";
import { VersionsPage } from "#features/versions/VersionsPage.tsx";
import { Hydrate } from "#trpc/server.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readMine((await params).id);
  return { title: `Versions of ${name}` };
}

export default async function CharacterVersionsPage({ params, searchParams }: Props) {
  const [{ id }, { diff }, jar] = await Promise.all([
    params,
    loadVersionsParams(searchParams),
    cookies(),
  ]);
  const character = await readMine(id);
  const [origin] = await Promise.all([originOf(character), prefetchVersions(character, diff)]);
  return (
    <Hydrate>
      <VersionsPage
        key={character.id}
        character={character}
        origin={origin}
        initialLayout={diffLayoutOf(jar.get(diffCookie)?.value)}
      />
    </Hydrate>
  );
}
