import { keyset } from "#trpc/keyset.ts";
import { getQueryClient, trpc } from "#trpc/server.tsx";
import { conversationListInput } from "./conversationList.ts";

type Opened = { conversation: string; version: number | null };

/** Reads what the first screen of a chat shows, so that it stands before any script has run. */
export async function prefetchChat(characterId: string, { conversation }: Opened): Promise<void> {
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.me.get.queryOptions()),
    queryClient.prefetchInfiniteQuery(
      trpc.conversations.list.infiniteQueryOptions(conversationListInput(characterId), keyset),
    ),
    conversation !== "" &&
      queryClient.prefetchQuery(trpc.conversations.get.queryOptions({ id: conversation })),
  ]);
}

/** The same for one of my characters, whose versions can be chosen. */
export async function prefetchTestChat(
  { id, version: newest }: { id: string; version: number },
  opened: Opened,
): Promise<void> {
  const queryClient = getQueryClient();
  await Promise.all([
    prefetchChat(id, opened),
    queryClient.prefetchQuery(trpc.labels.list.queryOptions({ id })),
  ]);
  const conversation = trpc.conversations.get.queryKey({ id: opened.conversation });
  const version = queryClient.getQueryData(conversation)?.version ?? opened.version ?? newest;
  if (version === newest) return;
  await queryClient.prefetchQuery(trpc.characters.get.queryOptions({ id, version }));
}
