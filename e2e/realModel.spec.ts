import { expect, type Page, test } from "@playwright/test";
import { type FakeOpenai, startFakeOpenai } from "@personaforge/llm/fakeOpenai/server";
import { type App, removeFolder, startApp } from "./app.ts";
import { revisit, visit } from "./visit.ts";

let fake: FakeOpenai;
test.beforeAll(async () => {
  fake = await startFakeOpenai();
});
test.afterAll(() => fake.close());

async function withModel(model: string, use: (app: App) => Promise<void>): Promise<void> {
  const app = await startApp({
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: "k", OPENAI_MODEL: model },
  });
  try {
    await use(app);
  } finally {
    expect(await app.stop()).toBe(0);
    await removeFolder(app.dataDir);
  }
}

async function openChat(page: Page, app: App): Promise<void> {
  await visit(page, `${app.url}/studio`);
  await page.getByRole("link", { name: "Chat with Berit" }).click();
  await expect(page.getByRole("textbox", { name: "Message to Berit" })).toBeVisible();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message to Berit" }).fill(text);
  await page.keyboard.press("Enter");
}

/** What follows the greeting and what was said. */
const reply = (page: Page) =>
  page.getByRole("list", { name: "Messages" }).getByRole("listitem").nth(2);

test("a model answers from the character's text, and nothing claims to be a demo", async ({
  page,
}) => {
  await withModel("echo", async (app) => {
    await openChat(page, app);
    await say(page, "Wie geht es dir, 你好?");
    await expect(reply(page)).toContainText("你好");
    await expect(page.getByText(/Offline demo/)).toHaveCount(0);
    const [system] = fake.requests.at(-1)?.body?.messages ?? [];
    expect(system?.content).toContain("Berit");
    await revisit(page);
    await expect(reply(page)).toContainText("你好");
  });
});

test("Stop ends the request to the model at once and keeps the text", async ({ page }) => {
  await withModel("slow:1000", async (app) => {
    await openChat(page, app);
    await say(page, "Go on");
    // Words of the model: what stands beside them has digits before it was asked.
    await expect(reply(page)).toContainText("1 2 3");
    await page.getByRole("button", { name: "Stop" }).click();
    // The model would have gone on for 40 s.
    await expect.poll(() => fake.requests.at(-1)?.leftAt, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(fake.requests.at(-1)?.finished).toBe(false);
    await expect(page.getByText("Stopped").first()).toBeVisible();
    await revisit(page);
    await expect(page.getByText("Stopped").first()).toBeVisible();
  });
});

for (const [model, sentence] of [
  ["unauthorized", /does not accept the key in OPENAI_API_KEY/],
  ["cut", /was cut off before its end/],
] as const) {
  test(`a reply that fails as ${model} says what to do`, async ({ page }) => {
    await withModel(model, async (app) => {
      await openChat(page, app);
      await say(page, "Hello");
      await expect(page.getByText(sentence).first()).toBeVisible();
      await expect(page.getByRole("button", { name: /again|retry/i }).first()).toBeVisible();
    });
  });
}
