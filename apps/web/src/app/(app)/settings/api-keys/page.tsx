import type { Metadata } from "next";
import { requestOrigin } from "#features/publicPage/requestOrigin.ts";
import { ApiKeys } from "#features/settings/apiKeys/ApiKeys.tsx";
import { NotAllowed } from "#features/settings/NotAllowed.tsx";
import { refusalOf } from "#features/settings/refusalOf.ts";
import { SettingsPage } from "#features/settings/SettingsPage.tsx";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const queryClient = getQueryClient();
  const [{ origin }, refusal] = await Promise.all([
    requestOrigin(),
    refusalOf(queryClient.fetchQuery(trpc.apiKeys.list.queryOptions())),
    queryClient.prefetchQuery(trpc.me.get.queryOptions()),
  ]);
  if (refusal !== null) {
    return (
      <SettingsPage title="API keys">
        <NotAllowed message={refusal} />
      </SettingsPage>
    );
  }
  return (
    <Hydrate>
      <ApiKeys origin={origin} />
    </Hydrate>
  );
}
