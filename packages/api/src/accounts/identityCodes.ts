import type { Database, Queryable } from "@personaforge/db/database";
import type { GenericEndpointContext } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { isUsedCode, useCode } from "./identityCodes.queries.ts";

const verifyTotp = "/two-factor/verify-totp";

/**
 * Refuses a code that was used, before the sign-in that waits for one is spent: whoever signs in on
 * two devices within half a minute enters the next code, and not the password again.
 */
export function refuseUsedCode(database: Database) {
  return {
    matcher: ({ path }: { path?: string | undefined }) => path === verifyTotp,
    handler: createAuthMiddleware(async (ctx) => {
      const challenge = await ctx.getSignedCookie(
        ctx.context.createAuthCookie("two_factor").name,
        ctx.context.secret,
      );
      if (typeof challenge !== "string") return;
      const begun = await ctx.context.internalAdapter.findVerificationValue(challenge);
      if (begun && (await isUsedCode(database, begun.value, codeIn(ctx)))) throw wrongCode();
    }),
  };
}

/**
 * Uses up the code that a session is about to be made for (RFC 6238, 5.2). Of two requests that bring
 * the same code at one moment, one is refused here, where no session of it exists yet.
 */
export async function useUpCode(
  db: Queryable,
  accountId: string,
  ctx: GenericEndpointContext | null,
): Promise<void> {
  // With a session, it is the code that switches the second factor on.
  if (ctx?.path !== verifyTotp || ctx.context.session !== null) return;
  if (!(await useCode(db, accountId, codeIn(ctx)))) throw wrongCode();
}

function codeIn({ body }: { body?: unknown }): string {
  return String((body as { code?: unknown }).code);
}

function wrongCode(): APIError {
  return APIError.from("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" });
}
