import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { openAccess } from "@personaforge/api/access/openAccess";
import { localOwner } from "@personaforge/api/accounts/accounts.service";
import { createApi } from "@personaforge/api/app";
import { Feed } from "@personaforge/api/changes/feed";
import { createRateLimits } from "@personaforge/api/rateLimits/rateLimits";
import { parseKeyring } from "@personaforge/api/secrets/keyring";
import { openDatabase } from "@personaforge/db/database";
import { chooseProvider } from "@personaforge/llm/provider";
import { pino } from "pino";
import { serverSettings } from "../../system/env.ts";

// PersonaForge without its pages: the product does not start before they are built, tests do.
const { databaseUrl, port } = serverSettings();
const { db } = openDatabase({ url: databaseUrl });
const owner = await localOwner(db);
const log = pino({ level: "silent" });
const keyring = parseKeyring(randomBytes(32).toString("hex"));
const access = openAccess({
  ...{ db, log, keyring, localOwner: owner, trustedProxies: [], signIn: null },
  limits: createRateLimits({ store: { kind: "memory" }, log }),
});
const api = createApi({
  db,
  databaseUrl,
  provider: chooseProvider({ model: "unused", baseUrl: "http://127.0.0.1:9/v1" }),
  log,
  feed: new Feed(),
  auth: "local",
  hosts: { hosts: new Set() },
  access,
  keyring,
  publicUrl: `http://localhost:${port}`,
  mailer: null,
  tokens: { daily: null, visitorDaily: null },
  importHosts: null,
});
createServer(
  { keepAliveTimeout: 60_000 },
  (request, response) => void api.handle(request, response),
).listen(port, "127.0.0.1");
