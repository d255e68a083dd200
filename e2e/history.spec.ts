import { createClient } from "@personaforge/client";
import { expect, test } from "@playwright/test";
import { removeFolder, startApp } from "./app.ts";

test("edit → save v2 → compare → label → fetch by label → restore v1 as v3, v2 still there", async ({
  page,
}) => {
  const app = await startApp();
  const pf = createClient({ baseUrl: app.url });
  const { id, slug } = await pf.characters.create({
    name: "Mira Vale",
    personality_summary: "Keeps the harbour light.",
    tone_description: "Short sentences.",
  });
  try {
    await page.goto(`${app.url}/studio/c/${slug}`);
    await expect(page.getByText(/^Version 1$/)).toBeVisible();
    const tone = page.getByRole("textbox", { name: "Tone" });
    await tone.press("ControlOrMeta+End");
    await tone.pressSequentially(" Dry humour.");
    await expect(page.getByText(/^Draft saved .* 1 field changed$/)).toBeVisible();
    expect((await pf.characters.get({ id })).version).toBe(1);

    await page.keyboard.press("ControlOrMeta+s");
    const review = page.getByRole("dialog");
    await expect(review.locator("ins")).toContainText("Dry humour");
    await page.keyboard.type("Let her joke");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^Version 2 saved/)).toBeVisible();

    await page.getByRole("link", { name: "Versions", exact: true }).click();
    await expect(page.getByRole("heading", { level: 2, name: "From v1 to v2" })).toBeVisible();
    await expect(page.locator("ins").first()).toContainText("Dry humour");
    await page.getByRole("button", { name: "Make live…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make v2 live" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const live = `${slug}@production`;
    expect(await pf.characters.get({ id: live })).toMatchObject({
      version: 2,
      tone_description: "Short sentences. Dry humour.",
    });

    await page.getByRole("link", { name: /^v1 / }).click();
    await page.getByRole("button", { name: "Restore v1" }).click();
    await expect(page.getByText(/^v3 was made with the content of v1/)).toBeVisible();
    expect(await pf.characters.get({ id })).toMatchObject({
      version: 3,
      tone_description: "Short sentences.",
    });
    expect((await pf.characters.get({ id: live })).version).toBe(2);
    const numbers: number[] = [];
    for await (const { number } of pf.versions.list({ id })) numbers.push(number);
    expect(numbers).toEqual([3, 2, 1]);
    const { items } = await pf.changes.list({ limit: 1_000 });
    const mine = items.filter(({ character }) => character.id === id);
    expect(mine.map(({ type, version }) => `${type} ${version}`)).toEqual([
      "version.created 1",
      "version.created 2",
      "label.set 2",
      "version.created 3",
    ]);
  } finally {
    expect(await app.stop()).toBe(0);
    await removeFolder(app.dataDir);
  }
});
