import { createClient } from "@personaforge/client";
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

const client = () => createClient({ baseUrl: app.url });

/** Types into the draft and saves it as version 2. */
async function editAndSave(page: Page, id: string): Promise<void> {
  await visit(page, `${app.url}/studio/c/${id}`);
  const tone = page.getByRole("textbox", { name: "Tone" });
  await expect(tone).toBeEditable();
  await tone.press("ControlOrMeta+End");
  await tone.pressSequentially(" Dry humour.");
  await expect(page.getByText(/^Draft saved .* 1 field changed$/)).toBeVisible();
  expect((await client().characters.get({ id })).version).toBe(1);

  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("dialog").locator("ins")).toContainText("Dry humour");
  await expect(page.getByRole("textbox", { name: "What changed" })).toBeFocused();
  await page.keyboard.type("Let her joke");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Version 2 saved/)).toBeVisible();
}

async function compareAndMakeLive(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Versions", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "From v1 to v2" })).toBeVisible();
  await expect(page.locator("ins").first()).toContainText("Dry humour");
  await page.getByRole("button", { name: "Make live…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make v2 live" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function restoreFirst(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^v1 / }).click();
  await page.getByRole("button", { name: "Restore v1" }).click();
  await expect(page.getByText(/^v3 was made with the content of v1/)).toBeVisible();
}

test("edit → save v2 → compare → label → fetch by label → restore v1 as v3, v2 still there", async ({
  page,
}) => {
  const pf = client();
  const { id, slug } = await pf.characters.create({
    name: "Mira Vale",
    personality_summary: "Keeps the harbour light.",
    tone_description: "Short sentences.",
  });
  const live = `${slug}@production`;
  const read = async (ref: string) => {
    const { version, tone_description: tone } = await pf.characters.get({ id: ref });
    return [version, tone];
  };
  await editAndSave(page, id);
  await compareAndMakeLive(page);
  expect(await read(live)).toEqual([2, "Short sentences. Dry humour."]);

  await restoreFirst(page);
  expect(await read(id)).toEqual([3, "Short sentences."]);
  expect(await read(live)).toEqual([2, "Short sentences. Dry humour."]);
  const numbers: number[] = [];
  for await (const { number } of pf.versions.list({ id })) numbers.push(number);
  expect(numbers).toEqual([3, 2, 1]);

  const { items } = await pf.changes.list({ limit: 1_000 });
  const mine = items.filter(({ character }) => character.id === id);
  expect(mine.map(({ type, version }) => `${type} ${version}`)).toEqual([
    "version.created 1",
    "version.created 2",
    "label.set 2",
    "version.created 3",
  ]);
});
