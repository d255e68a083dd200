import { expect, test } from "@playwright/test";
import { person } from "./accounts/people.ts";
import { expectClean } from "./expectClean.ts";
import { Installation, places } from "./settings/installation.ts";

const ada = person("Ada Berg");

let home: Installation;
test.beforeAll(async ({ browser }) => {
  home = await Installation.start(browser, [ada]);
});
test.afterAll(async () => {
  expect(await home.stop()).toBe(0);
});

// Contrast depends on the theme and layout on the width, so that two of the four show both.
const looks = [
  ["light", 1440],
  ["dark", 390],
] as const;

for (const [colorScheme, width] of looks) {
  test(`axe finds nothing in the settings, ${colorScheme}, ${width} px`, async ({ browser }) => {
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
