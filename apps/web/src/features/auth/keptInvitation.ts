import { storedSlot } from "#features/shell/storedSlot.ts";

// A new account may first have to follow a link in a mail, which opens another tab: what was invited
// waits in the browser. It serves only the account with the invited address.
const slot = storedSlot("invitation");

/** `email` is the invited address, empty as long as it is not known. */
export type KeptInvitation = { token: string; email: string };

export function keepInvitation(invitation: KeptInvitation | null): void {
  if (invitation === null) slot.remove();
  else slot.set(JSON.stringify(invitation));
}

export function keptInvitation(): KeptInvitation | null {
  try {
    const kept: unknown = JSON.parse(slot.get() ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { token, email } = kept as Record<string, unknown>;
    return typeof token === "string" && typeof email === "string" ? { token, email } : null;
  } catch {
    return null;
  }
}

/** Where somebody goes on who has just signed in: an invitation comes before the library. */
export function afterSignIn(next: string, email: string): string {
  const kept = keptInvitation();
  const isMeant = kept !== null && ["", email.trim().toLowerCase()].includes(kept.email);
  return next === "/studio" && isMeant ? "/invitation" : next;
}
