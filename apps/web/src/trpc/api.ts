import { createTRPCClient } from "@trpc/client";
import { cache } from "react";
import type { AppRouter } from "./appRouter.ts";
import { inProcessLink } from "./inProcessLink.ts";
import { withoutDirection } from "./withoutDirection.ts";

// Apart from server.tsx, whose HydrationBoundary would bring the query client to public pages.

/** The API for server components: `await api.gallery.get.query({ id })`. Throws TRPCClientError. */
export const api = createTRPCClient<AppRouter>({ links: [withoutDirection(), inProcessLink()] });

/** Who reads the page, asked once for all its parts. */
export const readMe = cache(() => api.me.get.query());
