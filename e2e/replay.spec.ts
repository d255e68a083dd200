import { expect, type Page, test } from "@playwright/test";
import { startFakeOpenai } from "@personaforge/llm/fakeOpenai/server";
import { type App, removeFolder, startApp } from "./app.ts";
import { revisit, visit } from "./visit.ts";

interface Made {
  id: string;
}

async function call(
  app: App,
  { method, path, body }: { method: string; path: string; body: object },
): Promise<Made> {
  const response = await fetch(app.url + path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok, path).toBe(true);
  return (await response.json()) as Made;
}

/** A character whose first version counts waves. */
async function makeCharacter(app: App): Promise<string> {
  const { id } = await call(app, {
    ...{ method: "POST", path: "/characters" },
    body: {
      name: "Mira Vale",
      personality_summary: "Counts the waves.",
      initial_greeting: "Come in from the wind.",
    },
  });
  return id;
}

/** A second version, which is live, and a third. */
async function addVersions(app: App, id: string): Promise<void> {
  const path = `/api/v1/characters/${id}`;
  for (const personality_summary of ["Counts the stars.", "Counts nothing."]) {
    await call(app, { method: "POST", path: `${path}/versions`, body: { personality_summary } });
  }
  await call(app, { method: "PUT", path: `${path}/labels/production`, body: { version: 2 } });
}

const turns = (page: Page) => page.getByRole("list", { name: "Messages" }).getByRole("listitem");

test("a reply is replayed on another version, by keyboard alone", async ({ page }) => {
  const fake = await startFakeOpenai();
  const app = await startApp({
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: "k", OPENAI_MODEL: "echo" },
  });
  try {
    const id = await makeCharacter(app);
    await visit(page, `${app.url}/studio/c/${id}/chat`);
    const field = page.getByRole("textbox", { name: "Message to Mira Vale" });
    await field.fill("What do you count?");
    await field.press("Enter");
    const reply = turns(page).nth(2);
    const more = reply.getByRole("button", { name: "More about the message of Mira Vale" });
    await expect(more).toBeVisible();
    await expect(reply.getByText("v1", { exact: true })).toBeVisible();
    const first = fake.requests.at(-1)?.body?.messages ?? [];
    expect(first[0]?.content).toContain("waves");
    const before = page.url();

    await addVersions(app, id);

    await more.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Replay on version…" })).toBeFocused();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Replay on version" });
    await expect(dialog.getByRole("button", { name: /^Version 3/ })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(dialog.getByRole("button", { name: /^Version 2 Live/ })).toBeFocused();
    await page.keyboard.press("Enter");

    await expect(dialog).toBeHidden();
    await expect(reply.getByText("v2", { exact: true })).toBeVisible();
    await expect(more).toBeVisible();
    await expect(turns(page).nth(0).getByText("v1", { exact: true })).toBeVisible();
    await expect(page.getByRole("status").getByText("Replayed on version 2.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Version 2 · Live" })).toBeVisible();
    const [system, ...said] = fake.requests.at(-1)?.body?.messages ?? [];
    expect(system?.content).toContain("stars");
    expect(said).toEqual(first.slice(1));

    await page.goBack();
    await expect(page).toHaveURL(before);
    await expect(reply.getByText("v1", { exact: true })).toBeVisible();
  } finally {
    expect(await app.stop()).toBe(0);
    await fake.close();
    await removeFolder(app.dataDir);
  }
});

test("the version in the address is the one that a new conversation is with", async ({ page }) => {
  const app = await startApp();
  try {
    const id = await makeCharacter(app);
    const body = { initial_greeting: "The stars are out." };
    await call(app, { method: "POST", path: `/api/v1/characters/${id}/versions`, body });
    await visit(page, `${app.url}/studio/c/${id}/chat`);
    await expect(turns(page).last()).toContainText("The stars are out.");
    const field = page.getByRole("textbox", { name: "Message to Mira Vale" });
    // The page is there as HTML before it answers to keys; the field has the focus once it does.
    await expect(field).toBeFocused();

    await page.getByRole("button", { name: /^Version 2/ }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Chat with a version" });
    await expect(dialog.getByRole("button", { name: /^Version 1/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\?version=1$/);
    await expect(turns(page).last()).toContainText("Come in from the wind.");
    await expect(
      page.getByRole("status").getByText("New conversation with version 1."),
    ).toBeVisible();

    await field.fill("Who are you?");
    await field.press("Enter");
    const reply = turns(page).nth(2);
    await expect(reply.getByRole("button", { name: /^Copy/ })).toBeVisible();
    await expect(reply.getByText("v1", { exact: true })).toBeVisible();
    await revisit(page);
    await expect(page.getByRole("button", { name: /^Version 1/ })).toBeVisible();
    await visit(page, `${app.url}/studio/c/${id}/chat?version=9`);
    await expect(page.getByText("has no version 9. There are v1 to v2")).toBeVisible();
  } finally {
    expect(await app.stop()).toBe(0);
    await removeFolder(app.dataDir);
  }
});
