import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { type FakeOpenai, startFakeOpenai } from "@personaforge/llm/fakeOpenai/server";
import { type App, removeFolder, startApp } from "./app.ts";

let fake: FakeOpenai;
test.beforeAll(async () => {
  fake = await startFakeOpenai();
});
test.afterAll(() => fake.close());

async function post<Body>(app: App, path: string, body: object): Promise<Body> {
  const response = await fetch(app.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Body;
}

test("SIGTERM lets an open reply finish, says no on /readyz, and exits 0", async () => {
  const app = await startApp({
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: "k", OPENAI_MODEL: "slow:50" },
  });
  const { id: character } = await post<{ id: string }>(app, "/characters", {
    name: "Slow",
    personality_summary: "Speaks slowly.",
  });
  const path = "/api/v1/conversations";
  const { id } = await post<{ id: string }>(app, path, { character });
  const reply = post<{ state: string; text: string }>(app, `${path}/${id}/messages`, {
    text: "Hi",
  });
  await expect.poll(() => fake.requests.some(({ body }) => body?.model === "slow:50")).toBe(true);
  const exit = app.stop("SIGTERM");
  const readiness = () =>
    fetch(`${app.url}/readyz`).then(
      ({ status }) => status,
      () => "refused",
    );
  await expect.poll(readiness).not.toBe(200);
  expect(await reply).toMatchObject({ state: "complete" });
  expect(await exit).toBe(0);
  const again = await startApp({ dataDir: app.dataDir });
  const stored = await fetch(`${again.url}${path}/${id}`);
  expect(await stored.json()).toMatchObject({ turns: [{ role: "user" }, { state: "complete" }] });
  expect(await again.stop()).toBe(0);
  await removeFolder(app.dataDir);
});

test("a port that is taken is said in one sentence, and ends with 1", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  await expect(startApp({ port })).rejects.toThrow(/^exit 1: [^\n]*port \d+[^\n]*\n$/i);
  other.close();
});

test("a second app on the same data is refused in one sentence, and ends with 1", async () => {
  const app = await startApp();
  await expect(startApp({ dataDir: app.dataDir })).rejects.toThrow(/^exit 1: [^\n]+\n$/);
  expect(await app.stop()).toBe(0);
  await removeFolder(app.dataDir);
});

test("a database that does not answer is said in one sentence, without the password", async () => {
  // The port of a service that no machine has any more.
  const port = 9;
  const env = { DATABASE_URL: `postgres://user:hunter2@127.0.0.1:${port}/none` };
  const failed = await startApp({ env }).catch((error: unknown) => String(error));
  expect(failed).toMatch(
    new RegExp(`\\nThe database at 127\\.0\\.0\\.1:${port} does not answer[^\\n]*\\n$`),
  );
  expect(failed).not.toContain("hunter2");
});

test("bad settings are all named at once, without their secrets", async () => {
  const env = { LOG_LEVEL: "loud", PF_SECRET: "tooshort" };
  const failed = await startApp({ env }).catch((error: unknown) => String(error));
  expect(failed).toContain("exit 1");
  expect(failed).toContain("LOG_LEVEL");
  expect(failed).toContain("PF_SECRET");
  expect(failed).not.toContain("tooshort");
});
