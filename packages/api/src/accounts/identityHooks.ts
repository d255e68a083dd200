import { hasVisibleText } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import type { IdentityDatabase } from "@personaforge/db/identityDatabase";
import type { GenericEndpointContext } from "better-auth";
import { APIError } from "better-auth/api";
import { v7 as uuidv7 } from "uuid";
import { insertPersonalMember } from "./identity.queries.ts";
import { recordAct } from "./identityAudit.ts";
import { useUpCode } from "./identityCodes.ts";
import { makePersonalOwner, setupHeader, SignUpRefused, type SignUpRules } from "./setup.ts";

interface NewAccount {
  email: string;
  name: string;
}

interface Caller {
  headers?: Headers | undefined;
}

/**
 * What happens with every new account, whichever way it came: its personal workspace and its
 * membership of it, in the transaction that stores the account. And with every new session: the code
 * it was asked for is used up.
 */
export function identityHooks(rules: SignUpRules, database: IdentityDatabase) {
  const beforeAccount = async (account: NewAccount, caller: Caller | null) => {
    const name = personName(account);
    const token = caller?.headers?.get(setupHeader) ?? null;
    const tx = database.transaction();
    if (tx === null) throw new Error("an account was about to be stored outside of a transaction");
    const applicant = { email: account.email, token, name };
    const { ownerId, first } = await makePersonalOwner(tx, rules, applicant).catch(
      (error: unknown) => Promise.reject(refusal(error)),
    );
    const id = uuidv7();
    await recordAct(tx, {
      action: "account.create",
      accountId: id,
      ownerId,
      headers: caller?.headers,
    });
    const trusted = first ? { emailVerified: true } : {};
    // A picture elsewhere would be asked of a third party by everyone who sees it.
    return { data: { id, name, ownerId, isInstanceOwner: first, image: null, ...trusted } };
  };
  const beforeLogin = async ({ userId }: { userId: string }) => {
    await insertPersonalMember(database.transaction() ?? database.db, userId);
    // Signing in is all that providers are for: what is not kept cannot leak.
    return { data: { accessToken: null, refreshToken: null, idToken: null } };
  };
  const beforeSession = (
    { userId }: { userId: string },
    caller: GenericEndpointContext | null,
  ): Promise<void> => useUpCode(database.transaction() ?? database.db, userId, caller);
  return {
    user: { create: { before: beforeAccount } },
    account: { create: { before: beforeLogin } },
    session: { create: { before: beforeSession } },
  };
}

/** What better-auth passes on. It would hide a 403 of a sign-up behind the answer for known addresses. */
function refusal(error: unknown): unknown {
  if (!(error instanceof SignUpRefused)) return error;
  return new APIError("CONFLICT", { code: error.code, message: error.message });
}

/** A provider's name for a person within our limits; their address's first part when it has none. */
function personName({ name, email }: NewAccount): string {
  const text = name
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, " ")
    .trim();
  const given = hasVisibleText(text) ? text : (email.split("@")[0] ?? "");
  return [...given].slice(0, limits.displayName).join("");
}
