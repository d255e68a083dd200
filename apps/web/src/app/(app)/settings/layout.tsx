import type { ReactNode } from "react";
import { signInFirst } from "#features/auth/signInFirst.ts";
import { SettingsNav } from "#features/settings/SettingsNav.tsx";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  await signInFirst();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col lg:flex-row lg:gap-10 lg:px-8 lg:pt-10">
      <SettingsNav />
      <div className="min-w-0 flex-1 px-4 pt-8 pb-8 md:px-8 lg:p-0 lg:pb-16">{children}</div>
    </div>
  );
}
