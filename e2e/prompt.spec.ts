import { expect, type Locator, type Page, test } from "@playwright/test";
import { type FakeOpenai, startFakeOpenai } from "@personaforge/llm/fakeOpenai/server";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectCleanInBothLooks } from "./expectClean.ts";
import { visit } from "./visit.ts";

let fake: FakeOpenai;
let app: App;
test.beforeAll(async () => {
  fake = await startFakeOpenai();
  app = await startApp({
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: "k", OPENAI_MODEL: "echo" },
  });
});
test.afterAll(async () => {
  await app.stop();
  await fake.close();
  await removeFolder(app.dataDir);
});

async function made(): Promise<string> {
  const entry = { content: "The lamp burns whale oil.", enabled: true, insertion_order: 0 };
  const response = await fetch(`${app.url}/api/v1/characters`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      name: "Mira Vale",
      personality_summary: "Warm and curious. Speaks of {{usr}}.",
      backstory: "Born at sea.",
      tone_description: "Slow.",
      initial_greeting: "Come in from the wind.",
      lorebook: { entries: [{ ...entry, name: "Lighthouse", keys: ["lighthouse"] }] },
    }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole("button", { name, exact: typeof name === "string" });
const prompt = (page: Page) => page.getByRole("list", { name: "Messages of the prompt" });

async function openEditor(page: Page, id: string): Promise<void> {
  await visit(page, `${app.url}/studio/c/${id}`);
  await expect(box(page, "Tone")).toBeEditable();
}

/** The prompt in the form of OpenAI's body, as the page shows it. */
async function asSent(page: Page): Promise<{ role: string; content: string }[]> {
  await button(page, "As sent").click();
  const text = await page
    .getByRole("region", { name: "The prompt as sent: OpenAI chat" })
    .innerText();
  await button(page, "Explained").click();
  return (JSON.parse(text) as { messages: { role: string; content: string }[] }).messages;
}

test("edit tone: the prompt changes, and the next reply is made from it", async ({ page }) => {
  const id = await made();
  await openEditor(page, id);
  await button(page, "Prompt").click();
  await expect(prompt(page)).toContainText("Slow.");
  await box(page, "Tone").fill("Hums old shanties.");
  await expect(prompt(page)).toContainText("Hums old shanties.");
  await box(page, "What does the reader say?").fill("Is the lighthouse lit?");
  await expect(prompt(page)).toContainText("The lamp burns whale oil.");
  await expect(page.getByText("Counted", { exact: true })).toBeVisible();
  const shown = await asSent(page);

  await page.keyboard.press("ControlOrMeta+s");
  await button(page, "Save version 2").click();
  await expect(page.getByText(/^Version 2 saved/)).toBeVisible();
  await page.getByRole("link", { name: "Chat", exact: true }).click();
  await page.getByRole("textbox", { name: "Message to Mira Vale" }).fill("Is the lighthouse lit?");
  await page.keyboard.press("Enter");
  const more = button(page, "More about the message of Mira Vale");
  await expect(more).toBeVisible();
  const sent = fake.requests.at(-1)?.body?.messages ?? [];
  expect(sent[0]?.content).toContain("Hums old shanties.");
  expect(sent).toEqual(shown);

  await more.click();
  await page.getByRole("menuitem", { name: "Why did Mira Vale say that?" }).click();
  const drawer = page.getByRole("dialog", { name: "Why did Mira Vale say that?" });
  await expect(drawer.getByText("Hums old shanties.")).toBeVisible();
  await drawer.getByText("1 of 1 in the prompt").click();
  await expect(drawer.getByRole("link", { name: "Lighthouse" })).toHaveCount(2);
  await prompt(page).getByRole("link", { name: "Tone" }).click();
  await expect(box(page, "Tone")).toBeFocused();
  await expect(page).toHaveURL(`${app.url}/studio/c/${id}`);
});

test("what is tried brings lore in, and the checks find and mend", async ({ page }) => {
  await openEditor(page, await made());
  await button(page, "Prompt").click();
  await expect(page.getByText("0 of 1 in the prompt")).toBeVisible();
  await box(page, "What does the reader say?").fill("Is the lighthouse lit?");
  await expect(page.getByText("1 of 1 in the prompt")).toBeVisible();
  await expect(prompt(page)).toContainText("The lamp burns whale oil.");

  await button(page, "Checks").click();
  const finding = page.getByRole("listitem").filter({ hasText: "{{usr}}" });
  await finding.getByRole("button").last().click();
  const personality = page.getByRole("textbox", { name: /^Personality/ });
  await expect(personality).toHaveValue("Warm and curious. Speaks of {{user}}.");
  await expect(finding).toHaveCount(0);
  await button(page, "Undo").click();
  await expect(personality).toHaveValue("Warm and curious. Speaks of {{usr}}.");
  await expect(finding).toHaveCount(1);
});

/** Presses Tab until the focus is on `wanted`. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}

test("by keyboard alone: to the prompt, from a part to its field, and back", async ({ page }) => {
  await openEditor(page, await made());
  await box(page, "Tone").focus();
  await page.keyboard.press("ControlOrMeta+Shift+P");
  await expect(prompt(page)).toBeVisible();
  await expect(box(page, "Tone")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+P");
  await expect(button(page, "Prompt")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(box(page, "Tone")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+P");
  await tabTo(page, button(prompt(page), "Backstory"));
  await page.keyboard.press("Enter");
  await expect(box(page, "Backstory")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+P");
  await page.keyboard.press("ControlOrMeta+Shift+P");
  await expect(prompt(page)).toHaveCount(0);
  await expect(box(page, "Backstory")).toBeFocused();
});

test("axe finds nothing at the prompt", async ({ page }) => {
  const id = await made();
  await openEditor(page, id);
  await page.keyboard.press("ControlOrMeta+Shift+P");
  await page.getByText("By section").click();
  await page.getByText("0 of 1 in the prompt").click();
  await expectCleanInBothLooks(page, "the prompt beside the fields");
  await button(page, "As sent").click();
  await expectCleanInBothLooks(page, "the prompt as sent");
  await button(page, "Checks").click();
  await expect(page.getByText("{{usr}}").last()).toBeVisible();
  await expectCleanInBothLooks(page, "the checks");

  await visit(page, `${app.url}/studio/c/${id}/chat`);
  await button(page, "What Mira Vale reads").click();
  await expect(prompt(page)).toBeVisible();
  await expectCleanInBothLooks(page, "the drawer");
});
