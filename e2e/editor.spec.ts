import { type Browser, expect, type Page, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { isAlive, revisit, visit } from "./visit.ts";

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => {
  await app.stop();
  await removeFolder(app.dataDir);
});

interface Character {
  id: string;
  version: number;
  tone_description: string | null;
  backstory: string | null;
}

async function call<Answer>(path: string, method = "GET", body?: object): Promise<Answer> {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

const made = () =>
  call<Character>("/characters", "POST", {
    name: "Mira Vale",
    personality_summary: "Warm and curious.",
    backstory: "Born at sea.",
    tone_description: "Slow.",
  });

const read = ({ id }: Character) => call<Character>(`/characters/${id}`);
const draftOf = ({ id }: Character) =>
  call<{ content: Record<string, string> }>(`/characters/${id}/draft`);

const box = (page: Page, name: string) => page.getByRole("textbox", { name });
const dialog = (page: Page) => page.getByRole("dialog");

async function open(browser: Browser, { id }: Character): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // All of its scripts are there, whatever happens to the server afterwards.
  await page.goto(`${app.url}/studio/c/${id}`, { waitUntil: "networkidle" });
  await isAlive(page);
  await expect(page.getByText(/^Version \d+$|^Draft saved \d/)).toBeVisible();
  await expect(box(page, "Tone")).toBeEditable();
  return page;
}

/** Types at the end of a field and waits until the server has it. */
async function write(page: Page, name: string, text: string): Promise<void> {
  await box(page, name).press("ControlOrMeta+End");
  await box(page, name).pressSequentially(text);
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
}

test("nothing can be typed that a page which is not alive yet would overwrite", async ({
  page,
}) => {
  const character = await made();
  const scripts = Promise.withResolvers<void>();
  await page.route("**/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto(`${app.url}/studio/c/${character.id}`, { waitUntil: "commit" });
  await expect(box(page, "Tone")).not.toBeEditable();
  scripts.resolve();
  await box(page, "Tone").fill("Quick.");
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  expect((await draftOf(character)).content).toEqual({ tone_description: "Quick." });
});

test("two browsers change different fields: both changes are in the draft of both", async ({
  browser,
}) => {
  const character = await made();
  const [one, two] = [await open(browser, character), await open(browser, character)];
  await write(one, "Tone", " Hums.");
  await box(two, "Backstory").press("ControlOrMeta+End");
  await two.keyboard.type(" Twice.");
  await expect(box(two, "Tone")).toHaveValue("Slow. Hums.");
  await expect(two.getByText(/^Draft saved .* 2 fields changed$/)).toBeVisible();
  // What was merged did not take the focus or the caret away.
  await two.keyboard.type(" Or more.");
  await expect(box(two, "Backstory")).toHaveValue("Born at sea. Twice. Or more.");
  const both = { tone_description: "Slow. Hums.", backstory: "Born at sea. Twice. Or more." };
  await expect.poll(async () => (await draftOf(character)).content).toEqual(both);
  await Promise.all([one.context().close(), two.context().close()]);
});

test("two browsers change the same field: it is asked about, and nothing is lost", async ({
  browser,
}) => {
  const character = await made();
  const [one, two] = [await open(browser, character), await open(browser, character)];
  await write(one, "Tone", " Hums.");
  await box(two, "Tone").fill("Fast.");
  const banner = two.getByRole("alert").filter({ hasText: "Both changed: Tone." });
  await expect(banner).toBeVisible();
  await expect(box(two, "Tone")).toHaveValue("Fast.");
  expect((await draftOf(character)).content).toEqual({ tone_description: "Slow. Hums." });

  await banner.getByRole("button", { name: "See differences" }).click();
  await expect(dialog(two)).toContainText("Hums.");
  await two.keyboard.press("Escape");
  await banner.getByRole("button", { name: "Take theirs" }).click();
  await expect(box(two, "Tone")).toHaveValue("Slow. Hums.");
  await two.getByRole("button", { name: "Undo" }).click();
  await expect(box(two, "Tone")).toHaveValue("Fast.");
  await expect
    .poll(async () => (await draftOf(character)).content)
    .toEqual({ tone_description: "Fast." });
  await Promise.all([one.context().close(), two.context().close()]);
});

test("a version made elsewhere: other fields follow, the same field becomes a new version", async ({
  browser,
}) => {
  const character = await made();
  const page = await open(browser, character);
  await write(page, "Tone", " Hums.");
  const theirs = { backstory: "Born on land.", tone_description: "Loud." };
  await call(`/characters/${character.id}`, "PATCH", theirs);
  await page.getByRole("button", { name: /^Review & save/ }).click();
  await expect(page.getByText("Both changed: Tone.")).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await expect(box(page, "Backstory")).toHaveValue("Born on land.");
  await page.getByRole("button", { name: "Keep mine as a new version" }).click();
  await expect(page.getByText(/^Version 3 saved/)).toBeVisible();
  expect(await read(character)).toMatchObject({
    version: 3,
    backstory: "Born on land.",
    tone_description: "Slow. Hums.",
  });
  const second = await call<{ content: Character }>(`/characters/${character.id}/versions/2`);
  expect(second.content.tone_description).toBe("Loud.");
  await page.context().close();
});

test("kill -9 before the autosave: the text is offered when the page is opened again", async ({
  browser,
}) => {
  const character = await made();
  const page = await open(browser, character);
  await app.stop("SIGKILL");
  await box(page, "Tone").fill("Never whispers.");
  await expect(page.getByText(/^Not saved — retrying/)).toBeVisible();
  await page.close({ runBeforeUnload: false });

  app = await startApp({ dataDir: app.dataDir, port: app.port });
  expect(await draftOf(character)).toMatchObject({ content: {} });
  const again = await page.context().newPage();
  await visit(again, `${app.url}/studio/c/${character.id}`);
  const banner = again.getByRole("status").filter({ hasText: "newer text from this browser" });
  await banner.getByRole("button", { name: "Compare" }).click();
  await expect(dialog(again)).toContainText("Never whispers");
  await again.keyboard.press("Escape");
  await banner.getByRole("button", { name: "Use it" }).click();
  await expect(box(again, "Tone")).toHaveValue("Never whispers.");
  await expect
    .poll(async () => (await draftOf(character)).content)
    .toEqual({ tone_description: "Never whispers." });
  await revisit(again);
  await expect(box(again, "Tone")).toHaveValue("Never whispers.");
  await expect(banner).toHaveCount(0);
  await again.context().close();
});

test("by keyboard alone: edit, review, message, version 2", async ({ browser }) => {
  const character = await made();
  const page = await open(browser, character);
  await box(page, "Tone").focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" Hums.");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("button", { name: "Save version 2" })).toBeEnabled();
  await expect(dialog(page).getByRole("textbox", { name: "What changed" })).toBeFocused();
  await page.keyboard.type("Let her hum");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText(/^Version 2 saved/)).toBeVisible();
  await expect(box(page, "Tone")).toBeFocused();
  const versions = await call<{ items: object[] }>(`/characters/${character.id}/versions`);
  expect(versions.items[0]).toMatchObject({ number: 2, message: "Let her hum" });

  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("dialog", { name: "Nothing changed since version 2" })).toBeVisible();
  await page.context().close();
});

test("what is live moves with a save only after a look at what that changes", async ({
  browser,
}) => {
  const character = await made();
  await call(`/characters/${character.id}/labels/production`, "PUT", { version: 1 });
  await call(`/characters/${character.id}`, "PATCH", { backstory: "Born on land." });
  const page = await open(browser, character);
  await write(page, "Tone", " Hums.");
  await page.keyboard.press("ControlOrMeta+s");
  await dialog(page)
    .getByRole("checkbox", { name: /^production/ })
    .check();
  const changes = dialog(page).getByRole("region", { name: /reads production/ });
  await expect(changes.locator("ins").filter({ hasText: "land" })).toBeVisible();
  await expect(changes.locator("ins").filter({ hasText: "Hums" })).toBeVisible();
  const save = page.getByRole("button", { name: "Save version 3" });
  await expect(save).toBeDisabled();
  await dialog(page).getByRole("checkbox", { name: "Yes, make version 3 live" }).check();
  await save.click();
  await expect(page.getByText(/^Version 3 saved/)).toBeVisible();
  const live = await call<Character>(`/characters/${character.id}?label=production`);
  expect(live).toMatchObject({ version: 3, tone_description: "Slow. Hums." });
  await page.context().close();
});

test("text over a limit is kept in the draft, and refused as a version with a way to it", async ({
  browser,
}) => {
  const character = await made();
  const page = await open(browser, character);
  const long = "x".repeat(1_001);
  await box(page, "Tone").fill(long);
  await expect(page.getByText(/^Draft saved .* 1 problem$/)).toBeVisible();
  expect((await draftOf(character)).content).toEqual({ tone_description: long });
  await page.keyboard.press("ControlOrMeta+s");
  const problem = "Tone has 1,001 characters; the limit is 1,000.";
  await expect(page.getByRole("button", { name: "Save version 2" })).toBeDisabled();
  await dialog(page).getByRole("button", { name: problem }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(box(page, "Tone")).toBeFocused();
  await expect(page.getByText(problem)).toBeVisible();
  expect(await read(character)).toMatchObject({ version: 1, tone_description: "Slow." });
  await page.context().close();
});
