/// <reference lib="dom" />
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Expects that axe finds nothing on the page at rest, and that it does not scroll sideways. */
export async function expectClean(page: Page, what: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(isStill);
  // Without frames of other origins, of which the app has none, and without all that passed: a
  // quarter of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  expect.soft(found, what).toEqual([]);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect.soft(overflow, `${what} scrolls sideways`).toBe(0);
}

// Contrast depends on the theme and layout on the width, so that two of the four show both.
const looks = [
  { colorScheme: "dark", width: 390 },
  { colorScheme: "light", width: 1440 },
] as const;

/** The same of one page, loaded once, in the dark on a phone and then in the light on a desk. */
export async function expectCleanInBothLooks(page: Page, what: string): Promise<void> {
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await expectClean(page, `${what}, ${colorScheme}, ${width} px`);
  }
}

/** Whether everything that fades or moves has arrived; what turns for ever does not count. */
function isStill(): boolean {
  return document
    .getAnimations()
    .every(
      ({ effect, playState }) =>
        playState !== "running" || effect?.getComputedTiming().endTime === Infinity,
    );
}
