import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { removeFolder, startApp } from "./app.ts";
import { launchOptions } from "./chromium.ts";

// Makes the README's pictures from the running app: node e2e/screenshots.ts
const folder = fileURLToPath(new URL("../.github/images/", import.meta.url));
const app = await startApp();
const browser = await chromium.launch(launchOptions);
await mkdir(folder, { recursive: true });

async function chat(page: Page, name: string, text: string): Promise<void> {
  await page.goto(`${app.url}/studio`);
  await page.getByRole("link", { name: `Chat with ${name}` }).click();
  await page.getByRole("textbox", { name: `Message to ${name}` }).fill(text);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Send" }).waitFor();
  await page.getByText("Complete").first().waitFor({ state: "attached" });
}

for (const colorScheme of ["light", "dark"] as const) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const shoot = (name: string) =>
    page.screenshot({ path: `${folder}${name}-${colorScheme}.png`, animations: "disabled" });

  await page.goto(`${app.url}/studio`, { waitUntil: "networkidle" });
  await shoot("studio");
  await chat(page, "Berit", "Are you afraid of anything?");
  await shoot("chat");
  await page.goto(`${app.url}/studio`);
  await page.getByRole("link", { name: "Edit Berit" }).click();
  await page.getByRole("textbox", { name: "Backstory" }).waitFor();
  await page.waitForLoadState("networkidle");
  await shoot("editor");
  await page.goto(`${app.url}/studio`);
  await page.getByRole("link", { name: "Edit Otar Dolidze" }).click();
  await page.getByRole("link", { name: "Versions", exact: true }).click();
  await page.getByRole("heading", { name: "From v2 to v3" }).waitFor();
  await page.waitForLoadState("networkidle");
  await shoot("versions");
  await context.close();
}

await browser.close();
await app.stop();
await removeFolder(app.dataDir);
