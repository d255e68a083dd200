import type { Metadata } from "next";
import { Members } from "#features/settings/members/Members.tsx";
import { WithoutAccounts } from "#features/settings/members/WithoutAccounts.tsx";
import { readMe } from "#trpc/api.ts";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";

export const metadata: Metadata = { title: "Members" };

async function isLocal(): Promise<boolean> {
  return readMe().then(
    ({ auth }) => auth === "local",
    () => false,
  );
}

export default async function MembersPage() {
  if (await isLocal()) return <WithoutAccounts />;
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.me.get.queryOptions()),
    queryClient.prefetchQuery(trpc.members.list.queryOptions()),
  ]);
  return (
    <Hydrate>
      <Members />
    </Hydrate>
  );
}
