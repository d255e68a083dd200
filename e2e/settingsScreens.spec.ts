import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { person } from "./accounts/people.ts";
import { removeFolder, startApp } from "./app.ts";
import { Installation } from "./settings/installation.ts";

const ada = person("Ada Berg");

let home: Installation;
test.beforeAll(async ({ browser }) => {
  home = await Installation.start(browser, [ada]);
});
test.afterAll(async () => {
  expect(await home.stop()).toBe(0);
});

const places = ["profile", "api-keys", "models", "members", "audit", "data"];

async function expectClean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      what,
    )
    .toEqual([]);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect.soft(overflow, `${what} scrolls sideways`).toBe(0);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing in the settings, ${colorScheme}, ${width} px`, async ({ browser }) => {
      test.setTimeout(180_000);
      const page = await home.enter(browser, ada, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      for (const place of places) {
        await home.open(page, place);
        await expectClean(page, place);
      }
      await home.open(page, "api-keys");
      await page.getByRole("button", { name: "New key" }).click();
      await page.getByRole("button", { name: "Create the key" }).click();
      await expect(page.getByText("The name of the key is required.")).toBeVisible();
      await expectClean(page, "the dialog of a new key");
      await home.open(page, "data");
      await page.getByRole("button", { name: "Delete my account…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectClean(page, "the dialog before an account is deleted");
      expect(errors).toEqual([]);
      await page.context().close();
    });
  }
}

test("without accounts the same pages work for the one owner", async ({ page }) => {
  test.setTimeout(120_000);
  const local = await startApp();
  try {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    for (const place of places) {
      await page.goto(`${local.url}/settings/${place}`, { waitUntil: "networkidle" });
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await page.goto(`${local.url}/settings/members`);
    await expect(page.getByText("PF_AUTH=accounts")).toBeVisible();
    await page.goto(`${local.url}/settings`, { waitUntil: "networkidle" });
    await expect(page).toHaveURL(`${local.url}/settings/profile`);
    await page.getByRole("textbox", { name: "Name" }).fill("Ingrid");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await local.stop();
    await removeFolder(local.dataDir);
  }
});
