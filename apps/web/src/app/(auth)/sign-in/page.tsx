import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { offersForStrangers } from "#features/auth/beforeSignIn.ts";
import { SignIn } from "#features/auth/SignIn.tsx";
import { sitePath } from "#features/auth/sitePath.ts";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked, error, "two-factor": code } = await searchParams;
  const next = sitePath(asked);
  const offers = await offersForStrangers(next);
  // Without any account there is nobody to sign in; that page says what to do.
  if (offers.sign_up === "setup") redirect("/sign-up");
  return (
    <SignIn
      offers={offers}
      next={next}
      error={typeof error === "string" ? error : null}
      asksCode={code === "1"}
    />
  );
}
