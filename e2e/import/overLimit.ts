import { expect, type Page } from "@playwright/test";
import { expectClean } from "../expectClean.ts";
import { rowOf } from "./rowsOf.ts";
import { tabTo } from "./tabTo.ts";

/** Edits a text that is over its limit, which is kept with the file: also when the page is read anew. */
export async function shorten(page: Page): Promise<void> {
  await rowOf(page, "long.json")
    .getByRole("button", { name: /^Edit or move/ })
    .click();
  const preview = page.getByRole("dialog", { name: "Lea Long" });
  // Its first message is the opening scene already.
  await expect(preview.getByText("12,000 characters, of which 10,000 fit")).toBeVisible();
  await expect(preview.getByRole("button", { name: /^Move to/ })).toHaveCount(0);
  await preview.getByRole("button", { name: "Edit Backstory" }).click();
  const text = preview.getByRole("textbox", { name: "Edit backstory" });
  await expect(text).toHaveValue(/^(She counts the ships at dusk\. ){400}$/);
  await preview.getByRole("button", { name: "Save the text" }).click();
  await expect(text).toHaveAccessibleDescription(/has 12,000 characters; the limit is 10,000/);
  await expectClean(page, "an edit that is over its limit");
  await text.fill("She counts the ships.");
  await preview.getByRole("button", { name: "Save the text" }).click();
  await expect(
    preview.getByRole("button", { name: "Take the edit back: Backstory" }),
  ).toBeVisible();
  await page.reload();
  await expect(rowOf(page, "long.json")).toContainText("1 text edited or moved");
}

/** Moves a text that is over its limit before the import, thinks of editing it, and leaves it as it was. */
export async function moveAndBack(page: Page): Promise<void> {
  await tabTo(page, "Move to the opening scene: Backstory");
  await page.keyboard.press("Enter");
  const edit = page.getByRole("button", { name: "Edit Backstory" });
  await expect(edit).toBeFocused();
  await page.keyboard.press("Enter");
  const text = page.getByRole("textbox", { name: "Edit backstory" });
  await expect(text).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(text).toHaveAccessibleDescription(/the limit is 10,000/);
  await tabTo(page, "Cancel");
  await page.keyboard.press("Enter");
  await expect(edit).toBeFocused();
  await tabTo(page, "Move it back: Backstory");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Move to the opening scene/ })).toBeVisible();
  await expect(edit).toBeFocused();
}
