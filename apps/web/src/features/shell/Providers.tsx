"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { type PageSession, PageSessionContext } from "#features/auth/pageSession.ts";
import { SignedOut } from "#features/auth/SignedOut.tsx";
import { useSessionGate } from "#features/auth/useSessionGate.ts";
import type { AppRouter } from "#trpc/appRouter.ts";
import { browserLinks } from "#trpc/browserLinks.ts";
import { queryClientOfDocument } from "#trpc/queryClient.ts";
import { TRPCProvider } from "#trpc/react.ts";
import { ToastProvider } from "#ui/Toast.tsx";

function useClient(session: PageSession) {
  const { account, ownerId } = session;
  const { gate, look } = useSessionGate(session);
  const [trpcClient] = useState(() => {
    if (account === null)
      return createTRPCClient<AppRouter>({ links: browserLinks({ workspace: null }) });
    const { getState } = gate;
    const waitForReturn = () => gate.waitForReturn();
    const links = browserLinks({
      workspace: ownerId,
      gate: { getState, waitForReturn, suspect: () => void look() },
    });
    return createTRPCClient<AppRouter>({ links });
  });
  return { trpcClient, gate, look };
}

/** What interactive pages need; the server renders them too, so nothing here is global state. */
export function Providers({ session, children }: { session: PageSession; children: ReactNode }) {
  const [queryClient] = useState(queryClientOfDocument);
  const { trpcClient, gate, look } = useClient(session);
  return (
    <PageSessionContext value={session}>
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
      {session.account !== null && (
        <SignedOut gate={gate} email={session.account.email} onReturn={() => void look()} />
      )}
    </PageSessionContext>
  );
}
