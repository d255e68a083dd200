import { expect, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectCleanInBothLooks } from "./expectClean.ts";

let app: App;
let routes: string[];

async function post(path: string, body: object): Promise<{ id: string }> {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string };
}

test.beforeAll(async () => {
  app = await startApp();
  const answer = await fetch(`${app.url}/api/v1/gallery/characters`);
  const { items } = (await answer.json()) as { items: { id: string; slug: string }[] };
  const [first] = items;
  const warmer = { tone_description: "Warm.", tags: ["new"], message: "Warmer" };
  await post(`/characters/${first?.id}/versions`, warmer);
  const thrownAway = await post("/characters", { name: "Ivo", personality_summary: "Late." });
  await fetch(`${app.url}/api/v1/characters/${thrownAway.id}`, { method: "DELETE" });
  routes = [
    "/studio",
    "/studio?q=nobody",
    "/studio/new",
    "/studio/trash",
    `/studio/c/${first?.id}`,
    `/studio/c/${first?.id}/chat`,
    `/studio/c/${first?.id}/versions`,
    `/studio/c/${first?.id}/versions?diff=v1..v2`,
    "/explore",
    "/explore?q=nobody",
    "/tags/spaceship",
    `/c/${first?.slug}`,
    `/c/${first?.slug}/chat`,
    "/c/nobody-here",
  ];
});
test.afterAll(async () => {
  await app.stop();
  await removeFolder(app.dataDir);
});

test("axe finds nothing on any route", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  for (const route of routes) {
    errors.length = 0;
    await page.goto(app.url + route, { waitUntil: "networkidle" });
    await expectCleanInBothLooks(page, route);
    if (!route.includes("nobody-here")) expect.soft(errors, route).toEqual([]);
  }
});
