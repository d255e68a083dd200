import { expect, type Page, test } from "@playwright/test";
import { Caller, person } from "./accounts/people.ts";
import { Installation } from "./settings/installation.ts";
import { revisit, visit } from "./visit.ts";

const ada = person("Ada Berg");
const bo = person("Bo Lund");
const cleo = person("Cleo Dahl");

let home: Installation;
test.beforeAll(async ({ browser }) => {
  home = await Installation.start(browser, [ada, cleo]);
});
test.afterAll(async () => {
  expect(await home.stop()).toBe(0);
});

async function createKey(page: Page, name: string): Promise<string> {
  await home.open(page, "api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Create the key" }).click();
  return (await dialog.getByLabel("The key", { exact: true }).textContent()) ?? "";
}

const readWith = (key: string) =>
  fetch(`${home.app.url}/api/v1/characters`, { headers: { authorization: `Bearer ${key}` } });

test("a key works as the page says, is shown once, and ends soon after it is revoked", async ({
  browser,
}) => {
  const page = await home.enter(browser, ada);
  await home.open(page, "api-keys");
  await expect(page.getByRole("heading", { name: "No keys yet" })).toBeVisible();
  await expect(page.getByLabel("A request with a key")).toContainText(`${home.app.url}/api/v1/`);
  const secret = await createKey(page, "Bot of Ada");
  expect(secret).toMatch(/^pf_live_/);

  const line = await page.getByLabel("A command to try it").textContent();
  const [, header = "", address = ""] = /^curl -H "([^"]+)" (\S+)$/.exec(line ?? "") ?? [];
  const [name = "", value = ""] = header.split(": ");
  const answer = await fetch(address, { headers: { [name]: value } });
  expect(answer.status).toBe(200);

  await page.keyboard.press("Escape");
  await expect(page.getByText("The key cannot be shown again.")).toBeVisible();
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByLabel("The key", { exact: true })).toHaveText(secret);
  await page.getByRole("button", { name: "I’ve stored it" }).click();
  await expect(page.getByRole("button", { name: "New key" })).toBeFocused();
  const row = page.getByRole("row", { name: /Bot of Ada/ });
  await expect(row).toContainText(secret.slice(0, 12));

  // The use is stored every 10 seconds, and asked about from then on.
  await expect(async () => {
    await revisit(page);
    const used = row.getByRole("img", { name: "1 request in 30 days, today" });
    await expect(used).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(row).toContainText(/just now|1 minute ago/);
  await row.getByRole("button", { name: "Revoke…" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke “Bot of Ada”?" });
  await dialog.getByRole("button", { name: "Revoke the key" }).click();
  await expect(dialog.getByText("Type it exactly as it is: Bot of Ada")).toBeVisible();
  expect((await readWith(secret)).status).toBe(200);
  await dialog.getByRole("textbox").fill("Bot of Ada");
  const revoked = page.waitForResponse(/apiKeys\.revoke/);
  await dialog.getByRole("button", { name: "Revoke the key" }).click();
  expect((await revoked).ok()).toBe(true);
  await expect
    .poll(async () => (await readWith(secret)).status, { intervals: [50], timeout: 5_000 })
    .toBe(401);
  await expect(row).toContainText("Revoked");
  await expect(page.getByRole("heading", { level: 1, name: "API keys" })).toBeFocused();
  await page.context().close();
});

test("a rotated key and the one before it both work", async ({ browser }) => {
  const page = await home.enter(browser, ada);
  const before = await createKey(page, "Turning");
  await page.getByRole("button", { name: "I’ve stored it" }).click();
  await page.getByRole("button", { name: "Rotate… Turning" }).click();
  await expect(page.getByRole("dialog")).toContainText("goes on working for 24 hours");
  await page.getByRole("button", { name: "Rotate", exact: true }).click();
  const after = (await page.getByLabel("The key", { exact: true }).textContent()) ?? "";
  expect(after).not.toBe(before);
  for (const key of [before, after]) expect((await readWith(key)).status).toBe(200);
  await page.getByRole("button", { name: "I’ve stored it" }).click();
  await expect(page.getByRole("row", { name: /Turning/ })).toContainText("Old key still works");
  await page.context().close();
});

test("a key is made without a mouse", async ({ browser }) => {
  const page = await home.enter(browser, ada);
  await home.open(page, "api-keys");
  const focused = () =>
    page.evaluate<string>(
      "(document.activeElement.labels?.[0]?.textContent ?? '') + '|' + document.activeElement.textContent",
    );
  const tabTo = async (until: (words: string) => boolean) => {
    for (let steps = 0; steps < 40; steps++) {
      await page.keyboard.press("Tab");
      if (until(await focused())) return;
    }
    throw new Error("Tab led nowhere");
  };
  await tabTo((words) => words.includes("New key"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The name of the key is required.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("Without a mouse");
  await tabTo((words) => words.startsWith("chat"));
  await page.keyboard.press("Space");
  await tabTo((words) => words.startsWith("Expires after"));
  await page.keyboard.press("ArrowUp");
  await tabTo((words) => words.endsWith("Create the key"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Copy the key" })).toBeFocused();
  await tabTo((words) => words.endsWith("I’ve stored it"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "New key" })).toBeFocused();
  const row = page.getByRole("row", { name: /Without a mouse/ });
  await expect(row).toContainText("chat");
  await expect(row).toContainText("In 30 days");
  await page.context().close();
});

test("the profile is renamed; an account that is deleted takes its things along", async ({
  browser,
}) => {
  const page = await home.enter(browser, cleo);
  await home.open(page, "profile");
  await page.getByRole("textbox", { name: "Handle" }).fill("No handle");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^A handle has 1 to 40/)).toBeVisible();
  await page.getByRole("textbox", { name: "Handle" }).fill("cleo");
  await page.getByRole("textbox", { name: "Name" }).fill("Cleo D.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const caller = new Caller(page.context(), home.app);
  const body = { name: "Gone Soon", personality_summary: "Packs.", is_public: true };
  const { slug } = (await caller.post("/api/v1/characters", body)) as { slug: string };
  expect((await fetch(`${home.app.url}/c/${slug}`)).status).toBe(200);

  await home.open(page, "data");
  const downloaded = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the export" }).click();
  expect((await downloaded).suggestedFilename()).toMatch(/^personaforge-export-.+\.json$/);

  await page.getByRole("button", { name: "Delete my account…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Type your e-mail address/).fill(bo.email);
  await dialog.getByLabel("Password").fill(cleo.password);
  await dialog.getByRole("button", { name: /^Delete my account/ }).click();
  await expect(dialog.getByText("This is not the e-mail address of your account.")).toBeVisible();
  await dialog.getByLabel(/^Type your e-mail address/).fill(cleo.email);
  await dialog.getByRole("button", { name: /^Delete my account/ }).click();
  await expect(page).toHaveURL(`${home.app.url}/explore`);
  expect((await fetch(`${home.app.url}/c/${slug}`)).status).toBe(404);
  await visit(page, `${home.app.url}/settings/profile`);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().close();
});
