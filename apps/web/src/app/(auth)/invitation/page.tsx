import type { Metadata } from "next";
import { readOffers } from "#features/auth/beforeSignIn.ts";
import { Invitation } from "#features/auth/Invitation.tsx";
import { readMe } from "#trpc/api.ts";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

export default async function InvitationPage() {
  const [, { account }] = await Promise.all([readOffers(), readMe()]);
  return <Invitation email={account?.email ?? null} />;
}
