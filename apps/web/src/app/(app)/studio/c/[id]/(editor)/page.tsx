import type { Metadata } from "next";
import { cookies } from "next/headers";
import { cache } from "react";
import { CharacterEditor, type Underlying } from "#features/editor/CharacterEditor.tsx";
import { detailCookie, detailOf } from "#features/editor/detailView.ts";
import type { Remote } from "#features/editor/reconcile.ts";
import { paneCookie, paneOf } from "#features/inspector/panes.ts";
import { api } from "#trpc/api.ts";
import { orNotFound } from "#trpc/orNotFound.ts";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";

type EditorProps = { params: Promise<{ id: string }> };

const read = cache((id: string) => api.characters.get.query({ id }).catch(orNotFound));

export async function generateMetadata({ params }: EditorProps): Promise<Metadata> {
  const { name } = await read((await params).id);
  return { title: name };
}

/** The version that the draft was typed over, when newer ones were made since. */
async function readGround({ head, draft }: Remote): Promise<Underlying> {
  const isEmpty = Object.keys(draft.content).length === 0;
  if (isEmpty || draft.base_version === head.version)
    return { version: head.version, content: null };
  const number = draft.base_version;
  const { content } = await api.versions.get.query({ id: head.id, number });
  return { version: number, content };
}

export default async function EditorPage({ params }: EditorProps) {
  const [{ id: ref }, jar] = await Promise.all([params, cookies()]);
  const head = await read(ref);
  const { id } = head;
  const [draft, labels] = await Promise.all([
    api.drafts.get.query({ id }),
    api.labels.list.query({ id }),
  ]);
  const queryClient = getQueryClient();
  queryClient.setQueryData(trpc.characters.get.queryKey({ id }), head);
  queryClient.setQueryData(trpc.drafts.get.queryKey({ id }), draft);
  queryClient.setQueryData(trpc.labels.list.queryKey({ id }), labels);
  return (
    <Hydrate>
      <CharacterEditor
        key={id}
        remote={{ head, draft }}
        ground={await readGround({ head, draft })}
        initialDetail={detailOf(jar.get(detailCookie)?.value)}
        initialPane={paneOf(jar.get(paneCookie)?.value)}
      />
    </Hydrate>
  );
}
