import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache, type ReactNode } from "react";
import type { AppRouter } from "./appRouter.ts";
import { inProcessLink } from "./inProcessLink.ts";
import { createQueryClient } from "./queryClient.ts";
import { withoutDirection } from "./withoutDirection.ts";

/** One query client for each request being rendered. */
export const getQueryClient = cache(createQueryClient);

/** The API for server components: `await api.gallery.get.query({ id })`. Throws TRPCClientError. */
export const api = createTRPCClient<AppRouter>({ links: [withoutDirection(), inProcessLink()] });

/** The same typed proxy as `useTRPC()` in the browser, for prefetching. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient: getQueryClient });

/** Carries everything prefetched so far to the browser's query client. */
export function Hydrate({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
