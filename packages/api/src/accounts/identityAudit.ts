import type { Database, Tx } from "@personaforge/db/database";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { Logger } from "pino";
import { v7 as uuidv7 } from "uuid";
import { insertAudit } from "../audit/audit.queries.ts";
import { endBegun } from "./identity.queries.ts";
import { nameOf } from "./identityLog.ts";

/** Our private header for the request's id. Only the door sets it. */
export const requestIdHeader = "x-pf-request";

export type IdentityAction =
  | "account.create"
  | "account.confirm"
  | "account.setPassword"
  | "account.setTwoFactor"
  | "session.create";

export interface IdentityAct {
  action: IdentityAction;
  accountId: string;
  ownerId: string;
  /** Null when it was not a request, as for the account from the environment. */
  headers: Headers | null | undefined;
  sessionId?: string;
}

/** Keeps what somebody did about their account in the audit of their personal workspace. */
export async function recordAct(tx: Tx, act: IdentityAct): Promise<void> {
  const { action, accountId, ownerId, headers, sessionId } = act;
  const requestId = headers?.get(requestIdHeader) ?? null;
  const row = {
    id: uuidv7(),
    ownerId,
    actorId: ownerId,
    keyId: null,
    action,
    objectType: sessionId === undefined ? "account" : "session",
    objectId: sessionId ?? accountId,
    part: null,
    beforeHash: null,
    afterHash: null,
    requestId: requestId ?? uuidv7(),
    door: doorOf(headers),
  };
  await insertAudit(tx, row, []);
}

/** Browsers say where a request comes from; programs do not. */
function doorOf(headers: Headers | null | undefined): "system" | "editor" | "api" {
  if (!headers?.has(requestIdHeader)) return "system";
  return headers.has("sec-fetch-site") ? "editor" : "api";
}

/** A person as better-auth hands them to its callbacks. */
export type Person = { id: string; ownerId?: unknown } & Record<string, unknown>;

export type Recorder = (
  action: IdentityAction,
  person: Person,
  about: { headers: Headers | null | undefined; sessionId?: string },
) => Promise<void>;

/**
 * Records what better-auth has done already: it offers no place within its own transactions. A row
 * that cannot be written is an error in the log, and the person is not sent away for it. A new password
 * also ends sign-ins that began with the old one.
 */
export function recorder(db: Database, log: Logger): Recorder {
  return async (action, { id: accountId, ownerId }, about) => {
    try {
      const act = { action, accountId, ownerId: String(ownerId), ...about };
      await db.transaction().execute(async (tx) => {
        await recordAct(tx, act);
        if (action === "account.setPassword") await endBegun(tx, accountId);
      });
    } catch (error) {
      log.error({ action, error: nameOf(error) }, "an act was not recorded");
    }
  };
}

/** Stands behind the plugin for second factors, which takes a session back that still needs a code. */
export function auditPlugin(record: Recorder) {
  return {
    id: "personaforge-audit",
    hooks: {
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware(async (ctx) => {
            const { newSession, session: held, returned } = ctx.context;
            if (returned instanceof APIError && returned.status !== "FOUND") return;
            const action = actionOf(ctx.path, { begun: newSession !== null, held: held !== null });
            const person = (newSession ?? held)?.user;
            if (action === null || person === undefined) return;
            const begun = action === "session.create" ? newSession?.session.id : undefined;
            const about = {
              headers: ctx.headers,
              ...(begun !== undefined && { sessionId: begun }),
            };
            await record(action, person, about);
          }),
        },
      ],
    },
  };
}

function actionOf(path: string, { begun, held }: { begun: boolean; held: boolean }) {
  if (path === "/change-password") return "account.setPassword";
  if (path === "/two-factor/disable" || path === "/two-factor/generate-backup-codes") {
    return "account.setTwoFactor";
  }
  if (!begun) return null;
  if (path === "/two-factor/verify-totp" && held) return "account.setTwoFactor";
  const entrances = ["/sign-in/email", "/two-factor/verify-totp", "/two-factor/verify-backup-code"];
  return entrances.includes(path) || path.startsWith("/callback/") ? "session.create" : null;
}
