import type { Metadata } from "next";
import { readOffers } from "#features/auth/beforeSignIn.ts";
import { VerifyEmail } from "#features/auth/VerifyEmail.tsx";

export const metadata: Metadata = { title: "Verify your address", robots: { index: false } };

export default async function VerifyEmailPage() {
  await readOffers();
  return <VerifyEmail />;
}
