import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { Caller } from "./canary/caller.ts";
import { databasePassword, lookThroughDatabase } from "./canary/database.ts";
import { type EchoingModel, startEchoingModel, statuses } from "./canary/echoingModel.ts";
import { askEverything, openEverything, type Things } from "./canary/everything.ts";
import { Exposure } from "./canary/exposure.ts";

// Secrets are given to the app, everything it can be asked is asked, and nothing that it gives away
// may hold one. Prompts may stand in answers and in the database, but in no line of the log.

const fresh = () => randomBytes(32).toString("base64url");

let model: EchoingModel;
test.beforeAll(async () => {
  model = await startEchoingModel();
});
test.afterAll(() => model.close());

const prompts = { personality: fresh(), message: fresh() };

async function prepare(caller: Caller): Promise<Things> {
  const { id, slug } = await caller.make<{ id: string; slug: string }>("/characters", {
    name: "Mira Vale",
    personality_summary: `Mira keeps ${prompts.personality} to herself.`,
    is_public: true,
  });
  const path = "/api/v1/conversations";
  const { id: conversation } = await caller.make<{ id: string }>(path, { character: id });
  for (const status of statuses) {
    model.status = status;
    const messages = { path: `${path}/${conversation}/messages`, method: "POST" };
    const body = { text: `Tell me ${prompts.message}` };
    await caller.ask({ ...messages, body });
    await caller.ask({ ...messages, body, headers: { accept: "text/event-stream" } });
  }
  return { id, slug, conversation };
}

/** Asks for everything, then looks through what the process printed and what it stored. */
async function search(app: App, caller: Caller, exposure: Exposure) {
  const things = await prepare(caller);
  const asked = await askEverything(caller, things);
  const opened = await openEverything(caller, things);
  const rows = await lookThroughDatabase(app.dataDir, exposure);
  exposure.look("what it printed", app.output());
  exposure.look("the log of Postgres", await readFile(join(app.dataDir, "postgres.log"), "utf8"));
  const lines = new Exposure(prompts);
  lines.look("a line of the log", app.output());
  const counts = `${asked} operations, ${opened} pages and files, ${rows} rows, ${exposure.looked} texts; ${JSON.stringify(Object.fromEntries(caller.statuses))}`;
  test.info().annotations.push({ type: "canary", description: counts });
  expect([...exposure.found, ...lines.found]).toEqual([]);
  expect(asked).toBeGreaterThan(20);
  expect(rows).toBeGreaterThan(20);
  for (const status of [200, 400, 404]) expect(caller.statuses.get(status)).toBeGreaterThan(10);
  expect(caller.statuses.get(500)).toBeUndefined();
  expect(app.output()).toContain('"msg":"request"');
}

test("an exposed text is found in each of its forms", () => {
  const canary = fresh();
  for (const [form, text] of Object.entries({
    plain: `key=${canary}!`,
    hex: Buffer.from(canary).toString("hex"),
    base64: Buffer.from(`Basic user:${canary} end`).toString("base64"),
  })) {
    const exposure = new Exposure({ canary });
    exposure.look(form, text);
    expect([...exposure.found]).toEqual([`canary in ${form}`]);
  }
});

test("without accounts no secret leaves the process", async () => {
  test.setTimeout(300_000);
  const secrets = { PF_SECRET: fresh(), OPENAI_API_KEY: `sk-${fresh()}`, PF_INIT_API_KEY: fresh() };
  const env = { ...secrets, OPENAI_BASE_URL: model.url, LOG_LEVEL: "trace" };
  const app = await startApp({ env });
  try {
    const database = await databasePassword(app.dataDir);
    const exposure = new Exposure({ ...secrets, database });
    await search(app, new Caller(app.url, exposure), exposure);
    expect(model.keys).toContain(`Bearer ${secrets.OPENAI_API_KEY}`);
  } finally {
    await app.stop();
    await removeFolder(app.dataDir);
  }
});

const rotation = fileURLToPath(new URL("../apps/server/src/rotateSecret.ts", import.meta.url));

async function rotate(dataDir: string): Promise<string> {
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDir };
  return (await promisify(execFile)(process.execPath, [rotation], { env })).stdout;
}

/** Signs in, at the second attempt, and makes a key. Returns the key. */
async function enter(app: App, caller: Caller, { email, password }: Record<string, string>) {
  caller.headers = { origin: app.url };
  const signIn = { path: "/api/auth/sign-in/email", method: "POST" };
  await caller.ask({ ...signIn, body: { email, password: fresh() } });
  const { status, setCookie } = await caller.ask({ ...signIn, body: { email, password } });
  expect(status).toBe(200);
  const cookie = setCookie.map((line) => line.split(";")[0]).join("; ");
  caller.headers = { origin: app.url, cookie };
  await caller.ask({ path: "/api/auth/two-factor/enable", method: "POST", body: { password } });
  const reset = { path: "/api/auth/request-password-reset", method: "POST" };
  await caller.ask({ ...reset, body: { email } });
  const scopes = ["characters:read", "chat"];
  return caller.make<{ secret: string }>("/api/v1/api-keys", { name: "A page", scopes });
}

test("with accounts no secret leaves the process, and none after a rotation", async () => {
  test.setTimeout(300_000);
  const email = "mira@forge.example";
  const secrets = {
    PF_INIT_PASSWORD: fresh(),
    PF_INIT_API_KEY: fresh(),
    OPENAI_API_KEY: `sk-${fresh()}`,
    GITHUB_CLIENT_SECRET: fresh(),
    OIDC_CLIENT_SECRET: fresh(),
  };
  const mail = fresh();
  const env = {
    ...{ ...secrets, OPENAI_BASE_URL: model.url, LOG_LEVEL: "trace" },
    ...{ PF_AUTH: "accounts", PF_INIT_EMAIL: email, GITHUB_CLIENT_ID: "id" },
    ...{ OIDC_ISSUER: "http://127.0.0.1:9", OIDC_CLIENT_ID: "id" },
    // Nobody takes mail there, so that sending fails and is logged.
    ...{ SMTP_URL: `smtp://forge:${mail}@127.0.0.1:9`, MAIL_FROM: "forge@forge.example" },
  };
  const app = await startApp({ env });
  try {
    const kept = async () => (await readFile(join(app.dataDir, "secret"), "utf8")).trim();
    const [secret, database] = [await kept(), await databasePassword(app.dataDir)];
    const exposure = new Exposure({ ...secrets, mail, secret, database });
    const caller = new Caller(app.url, exposure);
    const { secret: key } = await enter(app, caller, { email, password: secrets.PF_INIT_PASSWORD });
    const rotated = await rotate(app.dataDir);
    expect(rotated).toContain("Version 2 of the secret is in use.");
    exposure.look("what the rotation says", rotated);
    expect((await caller.ask({ path: "/api/v1/api-keys" })).status).toBe(200);
    const added = (await kept()).split(",")[0]?.slice("2:".length) ?? "";
    exposure.add({ key, added });
    await caller.ask({ path: "/api/v1/api-keys" });
    await search(app, caller, exposure);
  } finally {
    await app.stop();
    await removeFolder(app.dataDir);
  }
});
