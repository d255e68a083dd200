import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache, type ReactNode } from "react";
import { SameSession } from "#features/auth/SameSession.tsx";
import { api, readMe } from "./api.ts";
import type { AppRouter } from "./appRouter.ts";
import { createQueryClient } from "./queryClient.ts";

/** One query client for each request being rendered. */
export const getQueryClient = cache(createQueryClient);

/** The same typed proxy as `useTRPC()` in the browser, for prefetching. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient: getQueryClient });

/** Whose page this is. A reader who cannot be found out leaves the document as it is. */
async function PageOwner() {
  const me = await readMe().catch(() => null);
  if (me === null) return null;
  return <SameSession accountId={me.account?.id ?? null} ownerId={me.owner?.id ?? null} />;
}

/** Carries everything prefetched so far to the browser's query client. */
export function Hydrate({ children }: { children: ReactNode }) {
  return (
    <HydrationBoundary state={dehydrate(getQueryClient())}>
      <PageOwner />
      {children}
    </HydrationBoundary>
  );
}
