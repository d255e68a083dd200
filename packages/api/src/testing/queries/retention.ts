import * as forgetAccounts from "../../jobs/forgetAccounts.queries.ts";
import type { Run } from "./run.ts";

export const retentionQueries = { forgetAccounts };

export const retentionRuns: Record<string, Run[]> = {
  "forgetAccounts.deleteExpiredSessions": [(tx) => forgetAccounts.deleteExpiredSessions(tx)],
  "forgetAccounts.deleteExpiredVerifications": [
    (tx) => forgetAccounts.deleteExpiredVerifications(tx),
  ],
  "forgetAccounts.deleteExpiredInvitations": [(tx) => forgetAccounts.deleteExpiredInvitations(tx)],
  "forgetAccounts.deleteExpiredOrigins": [(tx) => forgetAccounts.deleteExpiredOrigins(tx)],
  "forgetAccounts.listLeavers": [(tx) => forgetAccounts.listLeavers(tx)],
};
