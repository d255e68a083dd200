"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "#trpc/appRouter.ts";
import { browserLinks } from "#trpc/browserLinks.ts";
import { queryClientOfDocument } from "#trpc/queryClient.ts";
import { TRPCProvider } from "#trpc/react.ts";
import { ToastProvider } from "#ui/Toast.tsx";

/** What interactive pages need; the server renders them too, so nothing here is global state. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(queryClientOfDocument);
  const [trpcClient] = useState(() => createTRPCClient<AppRouter>({ links: browserLinks() }));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <NuqsAdapter>
          {/* The content security policy refuses <style> elements without a nonce. */}
          <CSPProvider disableStyleElements>
            <ToastProvider>{children}</ToastProvider>
          </CSPProvider>
        </NuqsAdapter>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
