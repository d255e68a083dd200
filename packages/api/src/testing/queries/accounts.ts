import * as accounts from "../../accounts/accounts.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const accountRuns: Record<string, Run[]> = {
  "accounts.findOwner": [(tx) => accounts.findOwner(tx, id)],
  "accounts.findOwnerByHandle": [(tx) => accounts.findOwnerByHandle(tx, "local")],
  "accounts.insertOwner": [(tx) => accounts.insertOwner(tx, { id, handle: "local", name: "You" })],
  "accounts.findInstanceOwner": [(tx) => accounts.findInstanceOwner(tx)],
  "accounts.findAccount": [(tx) => accounts.findAccount(tx, id)],
};
