import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openDatabase } from "@personaforge/db/database";
import { chooseProvider } from "@personaforge/llm/provider";
import { pino } from "pino";
import { localOwner } from "../../accounts/accounts.service.ts";
import { openAccess } from "../../access/openAccess.ts";
import { createApi } from "../../app.ts";
import { Feed } from "../../changes/feed.ts";
import { createRateLimits } from "../../rateLimits/rateLimits.ts";
import { parseKeyring } from "../../secrets/keyring.ts";

// A process of its own, to be killed: node importServer.ts <database url>. Writes its address.
const [databaseUrl = ""] = process.argv.slice(2);
const { db } = openDatabase({ url: databaseUrl, longestWait: 60_000 });
const log = pino({ level: "warn" });
const keyring = parseKeyring(randomBytes(32).toString("hex"));
const access = openAccess({
  ...{ db, log, keyring, localOwner: await localOwner(db), trustedProxies: [], signIn: null },
  limits: createRateLimits({ store: { kind: "memory" }, log }),
});
const api = createApi({
  ...{ db, databaseUrl, log, access, keyring, mailer: null },
  provider: chooseProvider({ model: "unused", baseUrl: "http://127.0.0.1:9/v1" }),
  feed: new Feed(),
  auth: "local",
  hosts: { hosts: new Set() },
  publicUrl: "http://localhost",
  tokens: { daily: null, visitorDaily: null },
  importHosts: null,
});
const server = createServer(
  { keepAliveTimeout: 60_000 },
  (request, response) => void api.handle(request, response),
);
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
  void api.resume(0);
});
