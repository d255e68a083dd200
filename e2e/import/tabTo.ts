import { expect, type Page } from "@playwright/test";

/** Presses Tab until the element that is named has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole("button", { name }).or(page.getByRole("link", { name })).first();
  await expect(target).toBeEnabled();
  for (let step = 0; step < 40; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}
