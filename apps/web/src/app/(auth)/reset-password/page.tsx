import type { Metadata } from "next";
import { readOffers } from "#features/auth/beforeSignIn.ts";
import { ResetPassword } from "#features/auth/ResetPassword.tsx";

export const metadata: Metadata = { title: "New password", robots: { index: false } };

export default async function ResetPasswordPage() {
  await readOffers();
  return <ResetPassword />;
}
