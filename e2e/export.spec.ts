import { readFile } from "node:fs/promises";
import { v2Json } from "@personaforge/cards/testing/cardJson";
import { openPackage } from "@personaforge/cards/zip/openPackage";
import { createClient } from "@personaforge/client";
import type { ExportedCards } from "@personaforge/contract/cardExport";
import { writtenContent } from "@personaforge/contract/content";
import { type Download, expect, type Page, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectClean } from "./expectClean.ts";
import { visit } from "./visit.ts";

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app.stop();
  await removeFolder(app.dataDir);
});

const client = () => createClient({ baseUrl: app.url });
const rows = (page: Page) => page.getByRole("main").getByRole("listitem");
const dialogOf = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });
const bytesOf = async (download: Download) => readFile(await download.path());

async function downloaded(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: button }).click(),
  ]);
  return download;
}

/** Everything that is written; whose instructions are trusted is for each reader to say. */
async function contentOf(id: string): Promise<object> {
  const { trusts_instructions: _, ...fields } = writtenContent.shape;
  const character = Object.entries(await client().characters.get({ id }));
  return Object.fromEntries(character.filter(([field]) => field in fields));
}

test("a sample is exported as PNG with nothing lost, and comes back equal", async ({ page }) => {
  await visit(page, `${app.url}/studio`);
  const name = await rows(page).first().getByRole("heading").innerText();
  await rows(page)
    .first()
    .getByRole("button", { name: `More about ${name}` })
    .click();
  await page.getByRole("menuitem", { name: "Export…" }).click();
  const dialog = dialogOf(page, `Export ${name}`);
  await expect(dialog.getByText("Nothing is lost.", { exact: true })).toBeVisible();
  const png = await downloaded(page, "Download PNG");
  expect(png.suggestedFilename()).toBe(`${name}.png`);
  await expect(dialog.getByRole("status")).toHaveText(`Downloaded: ${name}.png`);

  const sent = await client().characters.list({ q: name }).page();
  const { character } = await client().characters.import(await bytesOf(png));
  expect(await contentOf(character.id)).toEqual(await contentOf(sent.items[0]?.id ?? ""));
  await client().characters.delete({ id: character.id });

  await dialog.getByRole("radio", { name: "PNG" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: "JSON (V3)" })).toBeChecked();
  await dialog.getByRole("radio", { name: "elizaOS" }).check();
  await expect(dialog.getByText(/^\d+ fields are left out, /)).toBeVisible();
  await expect(dialog.getByRole("heading", { name: "Left out" })).toBeVisible();
  await expect(dialog.getByText("Tagline, tone and what else only PersonaForge has")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: `More about ${name}` })).toBeFocused();
});

/** From the first row to the third, by keys alone; the page neither scrolls nor keeps them picked. */
async function pickThree(page: Page, [one, range]: readonly [string, string]): Promise<void> {
  const link = (index: number) => rows(page).nth(index).getByRole("heading").getByRole("link");
  const count = page.getByRole("toolbar").getByText(/ selected$/);
  // The list listens to keys a little after it is to be seen.
  await expect(async () => {
    for (let step = 0; step < 3; step++) await page.keyboard.press("k");
    await expect(link(0)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press(one);
  await expect(count).toHaveText("1 selected");
  for (const index of [1, 2]) {
    await page.keyboard.press("j");
    await expect(link(index)).toBeFocused();
  }
  await page.keyboard.press(range);
  await expect(count).toHaveText("3 selected");
  expect(await page.evaluate("scrollY")).toBe(0);
  await page.keyboard.press("Escape");
  await expect(count).toHaveCount(0);
}

test("several rows are picked with the keyboard and exported as one ZIP, then trashed and taken back", async ({
  page,
}) => {
  await visit(page, `${app.url}/studio`);
  const total = await rows(page).count();
  await pickThree(page, ["x", "Shift+X"]);
  await pickThree(page, ["Space", "Shift+Space"]);
  await rows(page).nth(0).getByRole("checkbox").check();
  await rows(page)
    .nth(2)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  const names = await rows(page).getByRole("heading").allInnerTexts();
  await page.getByRole("button", { name: "Export…" }).click();
  const dialog = dialogOf(page, "Export 3 characters");
  await dialog.getByRole("radio", { name: "JSON (V2)" }).check();
  await expect(dialog.getByText(/of (the )?3/)).toBeVisible();
  const zip = openPackage(
    await bytesOf(await downloaded(page, "Download JSON (V2) files")),
    () => {},
  );
  const files = names.slice(0, 3).map((name) => `${name}.json`);
  expect(zip?.names.toSorted()).toEqual([...files, "losses.json"].toSorted());
  const losses = zip?.readJson("losses.json") as ExportedCards;
  expect(losses).toMatchObject({ format: "json-v2", items: files.map((file) => ({ file })) });
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Move to the trash" }).click();
  await expect(rows(page)).toHaveCount(total - 3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page)).toHaveCount(total);
});

const sentence = "She counts the ships at dusk. ";

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const) {
  test(`an import says what it was, a public page has its card, and axe finds nothing, ${colorScheme} ${width}`, async ({
    browser,
  }) => {
    const text = { description: sentence.repeat(400), personality: "" };
    const card = Buffer.from(JSON.stringify(v2Json(`Lea ${colorScheme}`, text)));
    const { character } = await client().characters.import(card);
    const { id, slug } = await client().characters.update({ id: character.id, is_public: true });
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 844 } });
    const page = await context.newPage();

    await visit(page, `${app.url}/studio`);
    if (width === 390) await page.getByRole("button", { name: "Select" }).click();
    await rows(page).first().getByRole("checkbox").check();
    await expectClean(page, "a selection");
    await page.getByRole("button", { name: "Export…" }).click();
    await dialogOf(page, /^Export Lea/)
      .getByRole("radio", { name: "Letta" })
      .check();
    await expectClean(page, "the export of one");

    await visit(page, `${app.url}/studio/c/${id}`);
    if (width === 390) await page.getByRole("button", { name: "Preview", exact: true }).click();
    const about = page.getByRole("region", { name: "Imported from a V2 card" });
    await expect(about).toContainText("Personality was made from other texts of the file.");
    await expect(about).toContainText("Backstory holds the beginning only");
    const waiting = page.waitForEvent("download");
    await about.getByRole("button", { name: "Download the original file" }).click();
    expect(await bytesOf(await waiting)).toEqual(card);
    await expectClean(page, "the origin of an import");

    await visit(page, `${app.url}/c/${slug}`);
    await page.getByRole("button", { name: "Download card" }).press("Enter");
    const png = page.getByRole("link", { name: /^PNG/ });
    await expect(png).toBeInViewport({ ratio: 1 });
    await expectClean(page, "the files of a public page");
    const [download] = await Promise.all([page.waitForEvent("download"), png.click()]);
    expect(download.suggestedFilename()).toBe(`Lea ${colorScheme}.png`);
    await context.close();
  });
}

test("what matches and is not loaded yet is selected too", async ({ page }) => {
  const crowd = Array.from({ length: 45 }, (_, index) =>
    client().characters.create({
      ...{ name: `Sailor ${index}`, personality_summary: "One of many.", tags: ["crowd"] },
    }),
  );
  await Promise.all(crowd);
  await visit(page, `${app.url}/studio?tag=crowd`);
  const bar = page.getByRole("toolbar", { name: "Selected characters" });
  const box = rows(page).first().getByRole("checkbox");
  await box.check();
  await page.keyboard.press("ControlOrMeta+A");
  await expect(bar).toContainText("40 selected");
  await bar.getByRole("button", { name: "Select all that match" }).press("Enter");
  await expect(bar).toContainText("45 selected");
  await expect(bar.getByRole("button", { name: "Export…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialogOf(page, "Export 45 characters")).toBeVisible();
  await page.keyboard.press("Escape");
  await bar.getByRole("button", { name: "Clear the selection" }).press("Enter");
  await expect(rows(page).first().getByRole("link").first()).toBeFocused();
  await box.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
});
