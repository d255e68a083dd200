import { randomUUID } from "node:crypto";
import type { GenericEndpointContext } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { callbackPath } from "./identityEndpoints.ts";

/** How long a sign-in waits for its code, in seconds: as long as one by password. */
const waits = 600;

/**
 * Asks who came by way of a provider for their second factor too. better-auth does so after passwords
 * alone; what it keeps and sets there is kept and set here, so that the code is entered at the same
 * two addresses.
 */
export const askAfterProvider = {
  matcher: ({ path }: { path?: string | undefined }) => path?.startsWith(callbackPath) === true,
  handler: createAuthMiddleware(async (ctx) => {
    const { newSession, internalAdapter, responseHeaders } = ctx.context;
    if (newSession?.user["twoFactorEnabled"] !== true) return;
    deleteSessionCookie(ctx, true);
    await internalAdapter.deleteSession(newSession.session.token);
    ctx.context.setNewSession(null);
    await begin(ctx, newSession.user.id);
    const next = responseHeaders?.get("location");
    const query = new URLSearchParams({ "two-factor": "1", ...(next && { next }) });
    throw ctx.redirect(`/sign-in?${query.toString()}`);
  }),
};

async function begin(ctx: GenericEndpointContext, accountId: string): Promise<void> {
  const { internalAdapter, secret } = ctx.context;
  const identifier = `2fa-${randomUUID()}`;
  const expiresAt = new Date(Date.now() + waits * 1000);
  await internalAdapter.createVerificationValue({ identifier, value: accountId, expiresAt });
  const attempts = { identifier: `2fa-attempts-${identifier}`, value: "0", expiresAt };
  await internalAdapter.createVerificationValue(attempts);
  const { name, attributes } = ctx.context.createAuthCookie("two_factor", { maxAge: waits });
  await ctx.setSignedCookie(name, identifier, secret, attributes);
}
