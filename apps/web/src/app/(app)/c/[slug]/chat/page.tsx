import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { signInFirst } from "#features/auth/signInFirst.ts";
import { Chat } from "#features/chat/Chat.tsx";
import { loadChatParams } from "#features/chat/chatParams.ts";
import { prefetchChat } from "#features/chat/prefetchChat.ts";
import { readPublicForChat } from "#features/chat/readForChat.ts";
import { Hydrate } from "#trpc/server.tsx";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readPublicForChat((await params).slug);
  // What is said here is nobody else's business; the page about the character is what is found.
  return { title: `Chat with ${name}`, robots: { index: false } };
}

export default async function PublicChatPage({ params, searchParams }: Props) {
  await signInFirst();
  const character = await readPublicForChat((await params).slug);
  await prefetchChat(character.id, await loadChatParams(searchParams));
  return (
    <Hydrate>
      <Chat key={character.id} character={character} place="public" />
    </Hydrate>
  );
}
