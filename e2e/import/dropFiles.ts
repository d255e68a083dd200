import { expect, type Page } from "@playwright/test";
import type { MixedFile } from "./mixedFiles.ts";

/** Drops files onto the page as a person would, with the window as the target. */
export async function dropFiles(page: Page, files: readonly MixedFile[]): Promise<void> {
  const parts = files.map(({ name, bytes }) => ({ name, text: bytes.toString("base64") }));
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, parts);
  // What takes files comes after the page; a person who drags moves on until it is there.
  await expect(async () => {
    await page.dispatchEvent("body", "dragover", { dataTransfer: data });
    await expect(page.getByText("Drop to import")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
}
