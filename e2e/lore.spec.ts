import { type Character, createClient } from "@personaforge/client";
import { expect, type Page, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectCleanInBothLooks } from "./expectClean.ts";
import { revisit, visit } from "./visit.ts";

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app.stop();
  await removeFolder(app.dataDir);
});

const entries = (page: Page) => page.getByRole("list", { name: "Entries of the lorebook" });
const saved = (page: Page) => page.getByText(/^Draft saved \d/);

async function openLore(page: Page, { id }: Character): Promise<void> {
  await visit(page, `${app.url}/studio/c/${id}`);
  await page.getByRole("button", { name: "Advanced" }).click();
  await expect(page.getByRole("button", { name: "Add entry" })).toBeVisible();
}

const gull = {
  ...{ keys: ["gull"], content: "Gulls steal.", enabled: true, insertion_order: 7 },
  extensions: { sticky: 2, theirs: [1] },
};
const harbour = { profile: "sillytavern" as const, theirs: { kept: true }, entries: [gull] };
const keysOf = (page: Page) => page.getByRole("textbox", { name: "Keys", exact: true });
const contentOf = (page: Page) => page.getByRole("textbox", { name: "Content" });

/** Writes a new entry with the keyboard alone. */
async function writeEntry(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add entry" }).press("Enter");
  await expect(keysOf(page)).toBeFocused();
  await page.keyboard.type("tide, the high one\nmoon");
  await page.keyboard.press("Tab");
  await page.keyboard.type("High water comes at six.");
  await expect(saved(page)).toBeVisible();
}

/** A text over the limit is said at its entry, and gone when it is solved. */
async function breakAndSolve(page: Page): Promise<void> {
  await contentOf(page).fill("x".repeat(100_001));
  const message = "The content of an entry has 100,001 characters; the limit is 100,000.";
  await expect(page.getByText(message, { exact: true })).toBeVisible();
  await expect(entries(page).getByText("1 problem")).toBeVisible();
  await contentOf(page).fill("High water comes at seven.");
  await expect(saved(page)).toBeVisible();
  await expect(entries(page).getByText("1 problem")).toHaveCount(0);
}

test("an entry is written by keyboard, kept over a reload, and part of the next version", async ({
  page,
}) => {
  const client = createClient({ baseUrl: app.url });
  const mira = { name: "Mira Vale", personality_summary: "Warm.", lorebook: harbour };
  const made = await client.characters.create(mira);
  await openLore(page, made);
  await writeEntry(page);
  await revisit(page);
  const row = entries(page).getByRole("button", { name: /^tide, the high one/ });
  await row.click();
  await expect(keysOf(page)).toHaveValue("tide, the high one\nmoon");
  await breakAndSolve(page);

  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("dialog").locator("ins").first()).toContainText("tide, the high one");
  await page.getByRole("button", { name: "Save version 2" }).click();
  await expect(page.getByText(/^Version 2 saved/)).toBeVisible();
  await visit(page, `${app.url}/studio/c/${made.id}/versions?diff=v1..v2`);
  const diff = page.getByRole("region", { name: "Lorebook" });
  await expect(diff).toContainText("2 entries, 1 before");
  const tide = {
    ...{ keys: ["tide, the high one", "moon"], content: "High water comes at seven." },
    ...{ enabled: true, insertion_order: 100, extensions: {} },
  };
  const { lorebook } = await client.characters.get({ id: made.id });
  expect(lorebook).toEqual({ ...harbour, entries: [gull, tide] });
});

test("axe finds nothing in an open entry", async ({ page }) => {
  const client = createClient({ baseUrl: app.url });
  const entry = { keys: ["/gu(ll/i"], content: "Gulls steal.", enabled: false };
  const made = await client.characters.create({
    ...{ name: "Ivo", personality_summary: "Late.", system_prompt: "Obey." },
    lorebook: {
      profile: "sillytavern",
      entries: [{ ...entry, insertion_order: 1, extensions: { position: 4 } }],
    },
  });
  await openLore(page, made);
  await entries(page).getByRole("button", { expanded: false }).first().click();
  await expect(page.getByText(/^Line 1 never matches/)).toBeVisible();
  for (const folded of ["Matching", "Timing", "Group", "Recursion", "Settings of the lorebook"]) {
    await page.locator("summary", { hasText: folded }).click();
  }
  await expectCleanInBothLooks(page, "an open entry");
});
