import type { Session } from "@personaforge/contract/account";
import { DomainError } from "@personaforge/contract/errors";
import type { Context, Services } from "../context.ts";
import { type Deed, unchanged, write } from "../write.ts";
import { atHome, personOf } from "./person.ts";
import * as queries from "./sessions.queries.ts";

/** Without accounts nobody signs in, so that there are none. */
export async function list(services: Services, context: Context): Promise<{ items: Session[] }> {
  const { accountId, sessionId } = personOf(context);
  if (accountId === null) return { items: [] };
  const rows = await queries.listSessions(services.db, accountId);
  return { items: rows.map((row) => ({ ...row, current: row.id === sessionId })) };
}

const revoked = (id: string): Deed => ({
  record: { action: "session.revoke", object: { type: "session", id } },
});

export async function revoke(
  services: Services,
  context: Context,
  id: string,
): Promise<{ id: string }> {
  const { accountId } = personOf(context);
  return write(services, atHome(context), async (tx) => {
    const isMine = accountId !== null && (await queries.deleteSession(tx, accountId, id));
    if (!isMine) throw new DomainError("NOT_FOUND", "You have no session of this id.");
    return { answer: { id }, ...revoked(id) };
  });
}

/** Ends every session but the one that asks; answers how many. */
export async function revokeOthers(
  services: Services,
  context: Context,
): Promise<{ revoked: number }> {
  const { accountId, sessionId } = personOf(context);
  if (accountId === null || sessionId === null) return { revoked: 0 };
  return write(services, atHome(context), async (tx) => {
    const ended = await queries.deleteOtherSessions(tx, accountId, sessionId);
    const [first, ...rest] = ended.map(({ id }) => revoked(id));
    const answer = { revoked: ended.length };
    return first === undefined ? unchanged(answer) : { answer, ...first, also: rest };
  });
}
