import { expect, type Page, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { visit } from "./visit.ts";

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await removeFolder(app.dataDir);
});

const person = {
  name: "Tuva Lind",
  personality: "Repairs bicycles in a cellar and names every wheel. Laughs before she answers.",
  greeting: "Mind the oil. What is broken?",
};

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Message to/ }).fill(text);
  await page.keyboard.press("Enter");
}

/** The greeting, what was said, and the reply to it. */
const turnsOf = (page: Page) => page.getByRole("list", { name: "Messages" }).getByRole("listitem");

test("fresh start → read → create → chat → publish → find, without key or account", async ({
  page,
}) => {
  await visit(page, app.url);
  await expect(page).toHaveURL(/\/studio$/);
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(6);
  await expect(page.getByText("Sample", { exact: true })).toHaveCount(6);

  await page
    .getByRole("link", { name: /New character/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Name" }).fill(person.name);
  await page.getByRole("textbox", { name: "Personality" }).fill(person.personality);
  await page.getByRole("button", { name: "More about them" }).click();
  await page.getByRole("textbox", { name: "Greeting", exact: true }).fill(person.greeting);
  await page.keyboard.press("Control+Enter");

  await expect(page).toHaveURL(/\/studio\/c\/[^/]+\/chat/);
  await expect(page.getByText(person.greeting).first()).toBeVisible();
  await expect(page.getByText(/Offline demo/).first()).toBeVisible();
  await say(page, "Tell me about the bicycles.");
  await expect(turnsOf(page).nth(2)).toContainText(/bicycle/i);

  const editor = page.url().replace(/\/chat.*$/, "");
  await visit(page, editor);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Public", { exact: true }).first()).toBeVisible();

  await visit(page, `${app.url}/explore`);
  await page.getByRole("searchbox").or(page.getByRole("textbox")).first().fill("tuva");
  await expect(page).toHaveURL(/q=tuva/);
  await page.getByRole("link", { name: person.name, exact: true }).click();
  await expect(page).toHaveURL(/\/c\/tuva-lind-[a-z2-9]{4}$/);
  await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
  await page.getByRole("link", { name: /Chat/ }).first().click();
  await say(page, "Hello!");
  const turns = turnsOf(page);
  await expect(turns).toHaveCount(3);
  await expect(turns.nth(1)).toContainText("Hello!");
  await expect(turns.nth(2)).toContainText("pf-demo");
});

test("what is typed is a draft; a save makes a version of it", async ({ page }) => {
  await visit(page, `${app.url}/studio`);
  await page.getByRole("link", { name: "Edit Berit" }).click();
  const tone = page.getByRole("textbox", { name: "Tone" });
  const kept = await tone.inputValue();
  await tone.fill(`${kept} Hums.`);
  await expect(page.getByText(/^Draft saved .* 1 field changed$/)).toBeVisible();
  expect(await toneOf("Berit")).toEqual({ version: 1, tone: kept });
  await page.getByRole("button", { name: /^Review & save/ }).click();
  await page.getByRole("button", { name: "Save version 2" }).click();
  await expect(page.getByText(/^Version 2 saved /)).toBeVisible();
  expect(await toneOf("Berit")).toEqual({ version: 2, tone: `${kept} Hums.` });
});

test("text that is no version yet is there again after the browser is gone", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await visit(page, `${app.url}/studio`);
  await page.getByRole("link", { name: "Edit Stan Hromada" }).click();
  const tone = page.getByRole("textbox", { name: "Tone" });
  const before = await tone.inputValue();
  await tone.pressSequentially(" Never whispers.");
  await expect(page.getByText(/^Draft saved /)).toBeVisible();
  await page.close();
  const again = await context.newPage();
  await visit(again, page.url());
  await expect(again.getByRole("textbox", { name: "Tone" })).toHaveValue(/Never whispers\./);
  expect(await toneOf("Stan Hromada")).toEqual({ version: 1, tone: before });
  await context.close();
});

async function toneOf(name: string): Promise<{ version: number; tone: string | null }> {
  const list = await fetch(`${app.url}/api/v1/characters?q=${encodeURIComponent(name)}`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  const read = await fetch(`${app.url}/api/v1/characters/${items[0]?.id}`);
  const { version, tone_description: tone } = (await read.json()) as {
    version: number;
    tone_description: string | null;
  };
  return { version, tone };
}

test("the trash gives back", async ({ page }) => {
  await visit(page, `${app.url}/studio`);
  await page.getByRole("button", { name: "More about Noreen Gilfoy" }).click();
  await page.getByRole("menuitem", { name: /trash|delete/i }).click();
  await expect(page.getByRole("link", { name: "Edit Noreen Gilfoy" })).toHaveCount(0);
  await expect(page.getByText("Noreen Gilfoy is in the trash")).toBeVisible();
  await visit(page, `${app.url}/studio/trash`);
  await page
    .getByRole("button", { name: /Restore/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: /Restore/ })).toHaveCount(0);
  await visit(page, `${app.url}/studio`);
  await expect(page.getByRole("link", { name: "Edit Noreen Gilfoy" })).toBeVisible();
});
