import { keyset } from "#trpc/keyset.ts";
import { getQueryClient, trpc } from "#trpc/server.tsx";
import { conversationListInput } from "./conversationList.ts";

/** Reads what the first screen of a chat shows, so that it stands before any script has run. */
export async function prefetchChat(characterId: string, conversation: string): Promise<void> {
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
