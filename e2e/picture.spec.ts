import { createClient } from "@personaforge/client";
import { expect, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectClean } from "./expectClean.ts";
import { visit } from "./visit.ts";

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app.stop();
  await removeFolder(app.dataDir);
});

test("a picture is cropped by keyboard, shown wherever the character is, and taken away", async ({
  page,
}) => {
  const client = createClient({ baseUrl: app.url });
  const mira = { name: "Mira Vale", personality_summary: "Warm.", initial_greeting: "Hello." };
  const { id } = await client.characters.create(mira);
  const shown = page.locator(`img[src^="/api/v1/media/"]`).first();
  const isLoaded = () =>
    shown.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth);

  await visit(page, `${app.url}/studio/c/${id}`);
  const picture = await page.screenshot();
  await page.getByRole("button", { name: "Add a picture" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Picture" });
  await expect(dialog.getByRole("button", { name: "Choose a picture" })).toBeVisible();
  await expectClean(page, "choosing a picture");
  const chooser = page.locator("[data-choose=picture]");
  await chooser.setInputFiles({ name: "page.png", mimeType: "image/png", buffer: picture });

  const size = dialog.getByLabel("Size");
  await expect(size).toHaveValue("900");
  await size.fill("300");
  await expect(size).toHaveValue("300");
  await dialog.getByLabel("Left").fill("100");
  await expectClean(page, "cropping a picture");
  await dialog.getByRole("button", { name: "Use this picture" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  await expect.poll(isLoaded).toBeGreaterThan(0);
  const { avatar } = await client.characters.get({ id });
  expect(avatar).toMatchObject({ width: 300, height: 300 });

  await visit(page, `${app.url}/studio/c/${id}/chat`);
  await expect.poll(isLoaded).toBeGreaterThan(0);
  await visit(page, `${app.url}/studio`);
  await expect(
    page.getByRole("listitem").filter({ hasText: "Mira Vale" }).locator("img"),
  ).toHaveCount(1);

  await visit(page, `${app.url}/studio/c/${id}`);
  await page.getByRole("button", { name: "Remove the picture" }).press("Enter");
  await expect(page.getByRole("button", { name: "Add a picture" })).toBeVisible();
  expect((await client.characters.get({ id })).avatar).toBeNull();
});
