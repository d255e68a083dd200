import { expect, test } from "@playwright/test";
import { person } from "./accounts/people.ts";
import { expectCleanInBothLooks } from "./expectClean.ts";
import { Installation, places } from "./settings/installation.ts";

const ada = person("Ada Berg");

let home: Installation;
test.beforeAll(async ({ browser }) => {
  home = await Installation.start(browser, [ada]);
});
test.afterAll(async () => {
  expect(await home.stop()).toBe(0);
});

test("axe finds nothing in the settings", async ({ browser }) => {
  const page = await home.enter(browser, ada);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  for (const place of places) {
    await home.open(page, place);
    await expectCleanInBothLooks(page, place);
  }
  await home.open(page, "api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("button", { name: "Create the key" }).click();
  await expect(page.getByText("The name of the key is required.")).toBeVisible();
  await expectCleanInBothLooks(page, "the dialog of a new key");
  await home.open(page, "data");
  await page.getByRole("button", { name: "Delete my account…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectCleanInBothLooks(page, "the dialog before an account is deleted");
  expect(errors).toEqual([]);
  await page.context().close();
});
