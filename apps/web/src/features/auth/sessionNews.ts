import type { Me } from "@personaforge/contract/account";

const channel = "session";

/** Tells the other tabs that whoever is signed in may have changed. */
export function tellTabs(): void {
  const others = new BroadcastChannel(channel);
  others.postMessage(null);
  others.close();
}

/** Calls back when another tab signed in or out; returns how to stop that. */
export function onTabNews(listener: () => void): () => void {
  const others = new BroadcastChannel(channel);
  others.addEventListener("message", listener);
  return () => others.close();
}

/** Goes on after signing in with a document of its own: nothing read before is shown to another person. */
export function enterAs(next: string): void {
  tellTabs();
  location.assign(next);
}

/** In a document of its own: what is unsaved is sent, or asked about, before the session ends. */
export function goToSignOut(): void {
  location.assign("/sign-out");
}

/** Whom this browser is signed in as; `accountId` is null for nobody. */
export type Reader = { accountId: string | null; workspaceId: string | null };

/**
 * Who would be asked for by a page opened now; undefined when that could not be found out. It names
 * no workspace: that of the page may be another person's by now.
 */
export async function currentReader(): Promise<Reader | undefined> {
  try {
    const response = await fetch("/api/v1/me", { cache: "no-store" });
    if (!response.ok) return undefined;
    const { account, owner } = (await response.json()) as Pick<Me, "account" | "owner">;
    return { accountId: account?.id ?? null, workspaceId: owner?.id ?? null };
  } catch {
    return undefined;
  }
}
