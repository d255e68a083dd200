import type { ReactNode } from "react";
import { Providers } from "#features/shell/Providers.tsx";

export default function AppLayout({ children }: { children: ReactNode }) {
  return <Providers>{children}</Providers>;
}
