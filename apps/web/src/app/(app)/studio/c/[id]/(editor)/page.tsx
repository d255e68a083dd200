import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CharacterEditor } from "#features/editor/CharacterEditor.tsx";
import { detailCookie, detailOf } from "#features/editor/detailView.ts";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { api, getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";

type EditorProps = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => {
  try {
    return await api.characters.get.query({ id });
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: EditorProps): Promise<Metadata> {
  const { name } = await read((await params).id);
  return { title: name };
}

export default async function EditorPage({ params }: EditorProps) {
  const [{ id }, jar] = await Promise.all([params, cookies()]);
  const character = await read(id);
  getQueryClient().setQueryData(trpc.characters.get.queryKey({ id: character.id }), character);
  return (
    <Hydrate>
      <CharacterEditor
        key={character.id}
        character={character}
        initialDetail={detailOf(jar.get(detailCookie)?.value)}
      />
    </Hydrate>
  );
}
