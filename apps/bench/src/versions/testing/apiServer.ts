import { createServer } from "node:http";
import { localOwner } from "@personaforge/api/accounts/accounts.service";
import { createApi } from "@personaforge/api/app";
import { Feed } from "@personaforge/api/changes/feed";
import { openDatabase } from "@personaforge/db/database";
import { chooseProvider } from "@personaforge/llm/provider";
import { pino } from "pino";
import { serverSettings } from "../../system/env.ts";

// PersonaForge without its pages: the product does not start before they are built, tests do.
const { databaseUrl, port } = serverSettings();
const { db } = openDatabase({ url: databaseUrl });
const owner = await localOwner(db);
const api = createApi({
  db,
  provider: chooseProvider({ model: "unused", baseUrl: "http://127.0.0.1:9/v1" }),
  log: pino({ level: "silent" }),
  feed: new Feed(),
  auth: "local",
  hosts: { hosts: new Set() },
  identify: () => Promise.resolve(owner),
  namesOrigin: () => Promise.resolve(false),
});
createServer((request, response) => void api.handle(request, response)).listen(port, "127.0.0.1");
