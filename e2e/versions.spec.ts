import { expect, type Page, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectCleanInBothLooks } from "./expectClean.ts";
import { visit } from "./visit.ts";

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await removeFolder(app.dataDir);
});

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${app.url}/api/v1/characters${path}`, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  return (await response.json()) as Answer;
}

const tones = ["Calm and slow.", "Calm and quick.", "Loud and quick, but never rude."];

/** A character of three versions that differ in their tone; production points at the first. */
async function makeCharacter(name: string): Promise<string> {
  const first = { name, personality_summary: "Keeps a lighthouse.", message: "First light" };
  const { id } = await call<{ id: string }>("POST", "", { ...first, tone_description: tones[0] });
  const versions = `/${id}/versions`;
  await call("POST", versions, { tone_description: tones[1], message: "Quicker" });
  await call("POST", versions, { tone_description: tones[2] });
  await call("PUT", `/${id}/labels/production`, { version: 1 });
  return id;
}

const toneOf = (id: string, ref = "") =>
  call<{ version: number; tone_description: string; name: string }>("GET", `/${id}${ref}`);

const row = (page: Page, number: number) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name: `v${number} ` }) });
const comparing = (page: Page, words: string) =>
  expect(page.getByRole("heading", { level: 2, name: words })).toBeVisible();

test("compare any two, restore the first as the fourth, and go back", async ({ page }) => {
  const id = await makeCharacter("Ada Holm");
  await visit(page, `${app.url}/studio/c/${id}/versions`);
  await comparing(page, "From v2 to v3");
  await expect(page).toHaveURL(/diff=v2\.\.v3$/);
  await expect(page.locator("del").first()).toHaveText(/Calm/);
  await expect(page.locator("ins").first()).toHaveText(/Loud/);
  await expect(page.getByText(/^Unchanged: Name, Personality/)).toBeVisible();
  await expect(row(page, 1)).toContainText("Live");

  await page.getByRole("link", { name: "v2 Quicker" }).click();
  await comparing(page, "From v1 to v2");
  await page.getByRole("combobox", { name: "To" }).selectOption("v3");
  await comparing(page, "From v1 to v3");
  await page.getByRole("button", { name: "Turn the comparison round" }).click();
  await expect(page).toHaveURL(/diff=v3\.\.v1$/);
  await page.goBack();
  await comparing(page, "From v1 to v3");
  await page.goBack();
  await comparing(page, "From v1 to v2");

  await page.getByRole("link", { name: "v1 First light" }).click();
  await page.getByRole("button", { name: "Restore v1" }).click();
  await expect(page.getByText(/^v4 was made with the content of v1/)).toBeVisible();
  await comparing(page, "From v3 to v4");
  await expect(row(page, 4)).toContainText("restored from v1");
  await expect(row(page, 3)).toBeVisible();
  expect(await toneOf(id)).toMatchObject({ version: 4, tone_description: tones[0] });
  expect(await toneOf(id, "?version=3")).toMatchObject({ tone_description: tones[2] });
});

test("what is live moves only after a look at what that changes", async ({ page }) => {
  const id = await makeCharacter("Bo Lind");
  await visit(page, `${app.url}/studio/c/${id}/versions?diff=v2..v3`);
  await page.getByRole("button", { name: "Make live…" }).click();
  const dialog = page.getByRole("dialog", { name: "Make v3 live?" });
  await expect(dialog).toContainText("v1 is live now.");
  await expect(dialog.locator("ins").first()).toBeVisible();
  await expect(dialog.getByRole("region", { name: "What changes from v1 to v3" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Make live…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();

  await call("PUT", `/${id}/labels/production`, { version: 2 });
  await dialog.getByRole("button", { name: "Make v3 live" }).click();
  await expect(dialog.getByRole("alert")).toContainText("it points at version 2");
  await expect(dialog).toContainText("v2 is live now.");
  expect(await toneOf(id, "?label=production")).toMatchObject({ version: 2 });

  await dialog.getByRole("button", { name: "Make v3 live" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, 3)).toContainText("Live");
  expect(await toneOf(id, "?label=production")).toMatchObject({ version: 3 });
});

test("label, message and branch are a dialog away", async ({ page }) => {
  const id = await makeCharacter("Cleo Berg");
  await visit(page, `${app.url}/studio/c/${id}/versions?diff=v1..v2`);
  await page.getByRole("button", { name: "Labels…" }).click();
  const labels = page.getByRole("dialog", { name: "Labels for v2" });
  await labels.getByRole("textbox", { name: "New label" }).fill("v7");
  await labels.getByRole("button", { name: "Add" }).click();
  await expect(labels.getByText(/already means something else/)).toBeVisible();
  await labels.getByRole("textbox", { name: "New label" }).fill("staging");
  await labels.getByRole("button", { name: "Add" }).click();
  await expect(labels.getByRole("listitem").filter({ hasText: "staging" })).toContainText("here");
  await labels.getByRole("button", { name: "Close" }).click();
  await expect(row(page, 2)).toContainText("staging");

  await page.getByRole("button", { name: "Edit message…" }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("Quick, not hasty");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "v2 Quick, not hasty" })).toBeVisible();

  await page.getByRole("button", { name: "Branch…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Cleo the Second");
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(page.getByRole("heading", { level: 1, name: "Cleo the Second" })).toBeVisible();
  await page.getByRole("link", { name: "Versions", exact: true }).click();
  await expect(page.getByText(/^Began as Cleo Berg v2/)).toBeVisible();
  await page.getByRole("button", { name: "Compare with its source" }).click();
  await expect(page).toHaveURL(/diff=origin\.\.newest$/);
  await expect(page.locator("ins").filter({ hasText: "Second" })).toBeVisible();
});

test("from the timeline to a restored version with the keyboard alone", async ({ page }) => {
  const id = await makeCharacter("Dina Falk");
  await visit(page, `${app.url}/studio/c/${id}/versions`);
  await expect(page).toHaveURL(/diff=v2\.\.v3$/);
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "v3 No message" })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page.getByRole("link", { name: "v2 Quicker" })).toBeFocused();
  await page.keyboard.press("Enter");
  await comparing(page, "From v1 to v2");
  const restore = page.getByRole("button", { name: "Restore v2" });
  for (let presses = 0; presses < 12; presses++) {
    if (await restore.evaluate((button) => button === button.ownerDocument.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(restore).toBeFocused();
  await page.keyboard.press("Enter");
  await comparing(page, "From v3 to v4");
  expect(await toneOf(id)).toMatchObject({ version: 4, tone_description: tones[1] });
});

test("on a phone the timeline comes first, and a tap leads to what changed", async ({
  browser,
}) => {
  const id = await makeCharacter("Eli Strand");
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await visit(page, `${app.url}/studio/c/${id}/versions`);
  await expect(page.getByRole("heading", { level: 2, name: /^From/ })).toHaveCount(0);
  // The heading takes the focus only once the page is alive, and before that a tap loads it anew.
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "v2 Quicker" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "From v1 to v2" })).toBeFocused();
  await expect(page.getByRole("link", { name: "v2 Quicker" })).toBeHidden();
  await page.getByRole("button", { name: "All versions" }).click();
  await expect(page.getByRole("link", { name: "v2 Quicker" })).toBeFocused();
  await context.close();
});

test("axe finds nothing in the versions and their dialogs", async ({ page }) => {
  const id = await makeCharacter("Finn");
  await visit(page, `${app.url}/studio/c/${id}/versions?diff=v1..v3`);
  await expectCleanInBothLooks(page, "inline");
  await page.getByText("Side by side").click();
  await expect(page.getByRole("radio", { name: "Side by side" })).toBeChecked();
  await expectCleanInBothLooks(page, "side by side");
  await page.getByRole("button", { name: "Make live…" }).click();
  await expect(page.getByRole("dialog").locator("ins").first()).toBeVisible();
  await expectCleanInBothLooks(page, "the question before production moves");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Labels…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectCleanInBothLooks(page, "labels");
});
