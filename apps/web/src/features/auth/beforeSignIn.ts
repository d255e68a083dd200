import type { SignInOffers } from "@personaforge/contract/account";
import { redirect } from "next/navigation";
import { api, readMe } from "#trpc/api.ts";

/** What the pages around signing in show. Without accounts there are no such pages. */
export async function readOffers(): Promise<SignInOffers> {
  const offers = await api.me.offers.query();
  if (offers.auth === "local") redirect("/studio");
  return offers;
}

/** The same for pages that nobody needs who is signed in: they go on to `next`. */
export async function offersForStrangers(next: string): Promise<SignInOffers> {
  const [offers, { account }] = await Promise.all([readOffers(), readMe()]);
  if (account !== null) redirect(next);
  return offers;
}
