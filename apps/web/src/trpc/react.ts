"use client";

import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "./appRouter.ts";

/** `useTRPC()` gives typed `queryOptions` and `mutationOptions`; `useTRPCClient()` calls directly. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
