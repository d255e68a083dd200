import { expect, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { places } from "./settings/installation.ts";
import { visit } from "./visit.ts";

let app: App;
test.beforeAll(async () => {
  app = await startApp({ env: { PF_AUTH: "local" } });
});
test.afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await removeFolder(app.dataDir);
});

test("the screens for signing in lead to the library", async ({ page }) => {
  for (const path of ["/sign-in", "/sign-up", "/forgot", "/invitation", "/sign-out"]) {
    await visit(page, app.url + path);
    await expect(page).toHaveURL(`${app.url}/studio`);
  }
  await expect(page.getByRole("button", { name: /^Account/ })).toHaveCount(0);
});

test("the settings work for the one owner", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  for (const place of places) {
    await visit(page, `${app.url}/settings/${place}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await visit(page, `${app.url}/settings/members`);
  await expect(page.getByText("PF_AUTH=accounts")).toBeVisible();
  await visit(page, `${app.url}/settings`);
  await expect(page).toHaveURL(`${app.url}/settings/profile`);
  await page.getByRole("textbox", { name: "Name" }).fill("Ingrid");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(errors).toEqual([]);
});
