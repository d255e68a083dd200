import { randomUUID } from "node:crypto";
import type { Database } from "@personaforge/db/database";
import { endLease, renewLease, takeLease } from "./replyLease.queries.ts";

// A third of the lease, so that two renewals may fail.
const renewal = 10_000;

/** The right to write the one reply of a conversation, kept while the reply is being written. */
export interface ReplyLease {
  end(): Promise<void>;
}

/** Null when another reply has it. */
export async function takeReplyLease(
  db: Database,
  conversationId: string,
): Promise<ReplyLease | null> {
  const leaseId = randomUUID();
  if (!(await takeLease(db, conversationId, leaseId))) return null;
  const timer = setInterval(() => {
    // The next renewal comes before the lease ends.
    renewLease(db, conversationId, leaseId).catch(() => undefined);
  }, renewal);
  return {
    end: async () => {
      clearInterval(timer);
      await endLease(db, conversationId, leaseId);
    },
  };
}
