import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { createRateLimits } from "../rateLimits/rateLimits.ts";
import { parseKeyring } from "../secrets/keyring.ts";
import { openAccess } from "./openAccess.ts";

const { db } = await testDatabase();
const server = createServer({ keepAliveTimeout: 60_000 });
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const log = pino({ level: "silent" });
const access = openAccess({
  ...{ db, log, localOwner: null, trustedProxies: [] },
  keyring: parseKeyring(randomBytes(32).toString("hex")),
  limits: createRateLimits({ store: { kind: "memory" }, log }),
  signIn: {
    ...{ publicUrl: url, signUp: "open", mail: null },
    providers: { github: { clientId: "id", clientSecret: "made-up" } },
  },
});
server.on("request", (request, response) => void access.identity?.handle(request, response));
afterAll(async () => {
  await access.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("strangers fill no table by beginning to sign in at a provider", async () => {
  const begin = () =>
    fetch(`${url}/api/auth/sign-in/social`, {
      method: "POST",
      headers: { origin: url, "content-type": "application/json" },
      body: JSON.stringify({ provider: "github" }),
    });
  const statuses = [];
  for (let time = 0; time < 61; time++) statuses.push((await begin()).status);
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
  expect(statuses[60]).toBe(429);
  expect(await db.selectFrom("verification").select("id").execute()).toHaveLength(60);
  const back = await fetch(`${url}/api/auth/callback/github?code=x&state=y`, {
    redirect: "manual",
  });
  expect(back.status).toBe(429);
});
