import * as apiKeys from "../../apiKeys/apiKeys.queries.ts";
import * as credentials from "../../apiKeys/credentials.queries.ts";
import { type Run, someId as id } from "./run.ts";

const key = {
  ...{ id, ownerId: id, personId: id, name: "Key", prefix: "pf_live_ab12", hash: "h" },
  scopes: ["chat"] as const,
  origins: ["https://app.example"],
  ...{ ratePerMinute: 600, monthlyTokens: null, expiresIn: 90 },
};

export const apiKeyRuns: Record<string, Run[]> = {
  "apiKeys.listKeys": [
    (tx) => apiKeys.listKeys(tx, { ownerId: id }),
    (tx) => apiKeys.listKeys(tx, { ownerId: id, id }),
  ],
  "apiKeys.listUse": [(tx) => apiKeys.listUse(tx, [id])],
  "apiKeys.lockKeys": [(tx) => apiKeys.lockKeys(tx, id)],
  "apiKeys.countLiving": [(tx) => apiKeys.countLiving(tx, id)],
  "apiKeys.insertKey": [(tx) => apiKeys.insertKey(tx, key)],
  "apiKeys.lockKey": [(tx) => apiKeys.lockKey(tx, id, id)],
  "apiKeys.replaceSecret": [
    (tx) => apiKeys.replaceSecret(tx, { id, hash: "h", prefix: "pf_live_ab12" }),
  ],
  "apiKeys.revoke": [(tx) => apiKeys.revoke(tx, id)],
  "apiKeys.nameOrigin": [(tx) => apiKeys.nameOrigin(tx, "https://app.example")],
  "apiKeys.forgetOrigins": [(tx) => apiKeys.forgetOrigins(tx)],
  "credentials.findKeyByHash": [(tx) => credentials.findKeyByHash(tx, "h")],
  "credentials.findKeyById": [(tx) => credentials.findKeyById(tx, id, id)],
  "credentials.findMinter": [(tx) => credentials.findMinter(tx, id, id)],
  "credentials.isWithoutAccount": [(tx) => credentials.isWithoutAccount(tx, id)],
  "credentials.isNamed": [(tx) => credentials.isNamed(tx, "https://app.example")],
  "credentials.addUse": [(tx) => credentials.addUse(tx, new Map([[id, 3]]))],
};
