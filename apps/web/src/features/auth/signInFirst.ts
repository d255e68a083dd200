import type { Me } from "@personaforge/contract/account";
import { redirect } from "next/navigation";
import { readMe } from "#trpc/api.ts";
import { pagePath } from "#trpc/pagePath.ts";
import { signInPath } from "./sitePath.ts";

/** Sends strangers to sign in, from where they come back to this page. */
export async function signInFirst(): Promise<void> {
  let reader: Me;
  try {
    reader = await readMe();
  } catch {
    // The page asks the same server, and says what is wrong with it.
    return;
  }
  if (reader.auth === "accounts" && reader.account === null) redirect(signInPath(await pagePath()));
}
