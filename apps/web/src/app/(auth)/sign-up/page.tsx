import type { Metadata } from "next";
import { offersForStrangers } from "#features/auth/beforeSignIn.ts";
import { SignUp } from "#features/auth/SignUp.tsx";
import { sitePath } from "#features/auth/sitePath.ts";

export const metadata: Metadata = { title: "Sign up", robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignUpPage({ searchParams }: Props) {
  const next = sitePath((await searchParams)["next"]);
  return <SignUp offers={await offersForStrangers(next)} next={next} />;
}
