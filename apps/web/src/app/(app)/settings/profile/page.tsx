import type { Metadata } from "next";
import { Profile } from "#features/settings/profile/Profile.tsx";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.me.get.queryOptions()),
    queryClient.prefetchQuery(trpc.sessions.list.queryOptions()),
  ]);
  return (
    <Hydrate>
      <Profile />
    </Hydrate>
  );
}
