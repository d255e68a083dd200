import type { ReactNode } from "react";
import { Providers } from "#features/shell/Providers.tsx";
import { readPageSession } from "#features/shell/readPageSession.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  return <Providers session={await readPageSession()}>{children}</Providers>;
}
