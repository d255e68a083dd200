import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Audit } from "#features/settings/audit/Audit.tsx";
import { auditInput, loadAuditParams } from "#features/settings/audit/auditParams.ts";
import { NotAllowed } from "#features/settings/NotAllowed.tsx";
import { refusalOf } from "#features/settings/refusalOf.ts";
import { SettingsPage } from "#features/settings/SettingsPage.tsx";
import { keyset } from "#trpc/keyset.ts";
import { getQueryClient, Hydrate, trpc } from "#trpc/server.tsx";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = auditInput(await loadAuditParams(searchParams));
  const list = trpc.audit.list.infiniteQueryOptions(input, keyset);
  const refusal = await refusalOf(getQueryClient().fetchInfiniteQuery(list));
  return (
    <SettingsPage
      title="Audit"
      lead="Who changed what in this workspace. Nothing here can be altered or removed."
    >
      {refusal === null ? (
        <Hydrate>
          <Audit />
        </Hydrate>
      ) : (
        <NotAllowed message={refusal} />
      )}
    </SettingsPage>
  );
}
