/// <reference lib="dom" />
import type { Page } from "@playwright/test";

/** Opens an address, and waits until the page answers to clicks and keys. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await isAlive(page);
}

/** The same page, loaded anew. */
export async function revisit(page: Page): Promise<void> {
  await page.reload();
  await isAlive(page);
}

/**
 * Waits until React has every link, button and field of the page, nothing of it is still under way,
 * and there is a moment without work. A page is to be seen before: as HTML, which hears nothing; and
 * some of what listens, to keys and to a file that is dropped for instance, comes after the page.
 */
export async function isAlive(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(async () => {
    const isReact = (key: string) => key.startsWith("__reactProps$");
    const isThere = () => {
      const elements = [...document.querySelectorAll("a, button, input, select, textarea")];
      const scripts = [...document.scripts].filter(({ src, noModule }) => src !== "" && !noModule);
      return (
        elements.length > 0 &&
        elements.every((element) => Object.keys(element).some(isReact)) &&
        scripts.every(({ src }) => performance.getEntriesByName(src).length > 0)
      );
    };
    if (!isThere()) return false;
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 }));
    return isThere();
  });
}
