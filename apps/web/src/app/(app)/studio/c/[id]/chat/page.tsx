import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Chat } from "#features/chat/Chat.tsx";
import { loadChatParams } from "#features/chat/chatParams.ts";
import { prefetchTestChat } from "#features/chat/prefetchChat.ts";
import { readMineForChat } from "#features/chat/readForChat.ts";
import { Hydrate } from "#trpc/server.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readMineForChat((await params).id);
  return { title: `Chat with ${name}` };
}

export default async function TestChatPage({ params, searchParams }: Props) {
  const character = await readMineForChat((await params).id);
  await prefetchTestChat(character, await loadChatParams(searchParams));
  return (
    <Hydrate>
      <Chat key={character.id} character={character} place="studio" />
    </Hydrate>
  );
}
