import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createAuth } from "./identityAuth.ts";
import { callbackPath, closedPaths, openEndpoints } from "./identityEndpoints.ts";
import { createLetters } from "./identityMail.ts";
import { secret, setupToken } from "./testing/identityServer.ts";

const { db } = await testDatabase();
const log = pino({ level: "silent" });
const mail = { send: () => Promise.resolve() };
const publicUrl = "http://localhost:3000";
const auth = createAuth(
  {
    database: db,
    publicUrl,
    secrets: [{ version: 1, value: secret }],
    signUp: "open",
    setupToken,
    providers: {
      github: { clientId: "id", clientSecret: "secret" },
      google: { clientId: "id", clientSecret: "secret" },
    },
    mail,
    log,
  },
  createLetters(mail, publicUrl, log),
);

interface Listed {
  path?: string;
  options?: { metadata?: object };
}

test("every path that better-auth knows is listed as open or as closed", () => {
  const paths = Object.values(auth.api as unknown as Record<string, Listed>)
    .filter(({ options }) => !(options?.metadata && "SERVER_ONLY" in options.metadata))
    .map(({ path }) => path ?? "")
    .filter((path) => path !== "");
  const open = [...Object.keys(openEndpoints(["github"])), `${callbackPath}:id`];
  expect([...new Set(paths)].toSorted()).toEqual([...open, ...closedPaths].toSorted());
});

test("a closed path is closed in better-auth too", async () => {
  const statuses = await Promise.all(
    closedPaths.map(async (path) => {
      const url = `${publicUrl}/api/auth${path.replace(":token", "x")}`;
      const answers = await Promise.all(
        ["GET", "POST"].map((method) => auth.handler(new Request(url, { method }))),
      );
      return [path, answers.map(({ status }) => status).join()];
    }),
  );
  const others = statuses.filter(([, answered]) => answered !== "404,404");
  // A path with a parameter cannot be listed there; it writes nothing, and the door does not open it.
  expect(others.map(([path]) => path)).toEqual(["/reset-password/:token"]);
});
