import type { Metadata } from "next";
import { readOffers } from "#features/auth/beforeSignIn.ts";
import { Forgot } from "#features/auth/Forgot.tsx";

export const metadata: Metadata = { title: "New password", robots: { index: false } };

export default async function ForgotPage() {
  const { mail } = await readOffers();
  return <Forgot mail={mail} />;
}
