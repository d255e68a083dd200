import type { Metadata } from "next";
import { Data } from "#features/settings/data/Data.tsx";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  await getQueryClient().prefetchQuery(trpc.me.get.queryOptions());
  return (
    <Hydrate>
      <Data />
    </Hydrate>
  );
}
