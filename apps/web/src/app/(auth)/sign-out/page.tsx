import type { Metadata } from "next";
import { readOffers } from "#features/auth/beforeSignIn.ts";
import { SignOut } from "#features/auth/SignOut.tsx";
import { readMe } from "#trpc/api.ts";

export const metadata: Metadata = { title: "Sign out", robots: { index: false } };

export default async function SignOutPage() {
  const [, { account }] = await Promise.all([readOffers(), readMe()]);
  return <SignOut email={account?.email ?? null} />;
}
