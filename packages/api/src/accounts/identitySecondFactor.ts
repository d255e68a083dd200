import { createAuthMiddleware } from "better-auth/api";
import { endBegun } from "./identity.queries.ts";
import { refuseUsedCode } from "./identityCodes.ts";
import type { IdentityOptions } from "./identityOptions.ts";
import { askAfterProvider } from "./identityProviderCode.ts";
import { deleteOtherSessions } from "./sessions.queries.ts";

/** What better-auth's plugin for second factors leaves open. */
export function secondFactorPlugin({ database }: IdentityOptions) {
  return {
    id: "personaforge-second-factor",
    hooks: { before: [refuseUsedCode(database)], after: [endOthers(database), askAfterProvider] },
  };
}

/**
 * Ends what was opened, or begun, before the second factor was switched on: whoever is in by a stolen
 * password would stay in, and could switch it off again.
 */
function endOthers(database: IdentityOptions["database"]) {
  return {
    matcher: ({ path }: { path?: string | undefined }) => path === "/two-factor/verify-totp",
    handler: createAuthMiddleware(async ({ context: { newSession, session: held } }) => {
      // Only switching it on puts a new session in the place of the one that was held.
      if (newSession === null || held === null) return;
      const { id, userId } = newSession.session;
      if (id === held.session.id) return;
      await database.transaction().execute(async (tx) => {
        await deleteOtherSessions(tx, userId, id);
        await endBegun(tx, userId);
      });
    }),
  };
}
