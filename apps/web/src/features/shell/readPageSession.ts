import type { PageSession } from "#features/auth/pageSession.ts";
import { readMe } from "#trpc/api.ts";

/** In whose name this document is made; nobody's while the server cannot say. */
export async function readPageSession(): Promise<PageSession> {
  try {
    const { account, owner, role } = await readMe();
    return {
      account: account && { id: account.id, email: account.email },
      ownerId: owner?.id ?? null,
      role,
    };
  } catch {
    return { account: null, ownerId: null, role: null };
  }
}
