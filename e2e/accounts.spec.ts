import { expect, type Page, test } from "@playwright/test";
import { Caller, fillSignIn, fillSignUp, person, setupLink, signOut } from "./accounts/people.ts";
import { type App, removeFolder, startApp } from "./app.ts";
import { isAlive, revisit, visit } from "./visit.ts";

// An installation with accounts and without mail, from its first minute on.
test.describe.configure({ mode: "serial" });

const ada = person("Ada Berg");
const bo = person("Bo Lund");

let app: App;
test.beforeAll(async () => {
  app = await startApp({ env: { PF_AUTH: "accounts" } });
});
test.afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await removeFolder(app.dataDir);
});

async function create(page: Page, name: string): Promise<string> {
  await visit(page, `${app.url}/studio/new`);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "Personality" }).fill("Counts the boats twice.");
  await page.getByRole("button", { name: "Create and edit" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return page.url();
}

test("the setup link makes the first owner, who signs out; a stranger sees nothing of theirs", async ({
  page,
}) => {
  await visit(page, `${app.url}/studio?q=boats`);
  await expect(page.getByRole("heading", { name: "Set up this installation" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign up" })).toHaveCount(0);

  await visit(page, setupLink(app));
  await expect(page).toHaveURL(`${app.url}/sign-up`);
  await fillSignUp(page, { ...ada, password: "short" });
  await expect(page.getByText("A password has at least 10 characters.").first()).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await fillSignUp(page, ada);
  await expect(page).toHaveURL(`${app.url}/studio`);
  await expect(page.getByText("Sample", { exact: true })).toHaveCount(6);
  const owned = await create(page, "Ingrid Sol");
  await signOut(page);

  await page.getByRole("link", { name: "Explore", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Explore" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Account:/ })).toHaveCount(0);
  await visit(page, owned);
  await expect(page).toHaveURL(
    `${app.url}/sign-in?next=${encodeURIComponent(new URL(owned).pathname)}`,
  );
  await page.getByRole("link", { name: "Sign up" }).click();
  await fillSignUp(page, bo);
  await expect(page.getByRole("heading", { name: "Nobody by that name" })).toBeVisible();
  await visit(page, `${app.url}/studio`);
  await expect(page.getByRole("heading", { name: "Nobody lives here yet" })).toBeVisible();
  await signOut(page);

  await page.getByRole("link", { name: "Sign in" }).first().click();
  await fillSignIn(page, bo);
  await expect(page).toHaveURL(`${app.url}/studio`);
  await create(page, "Mats Holm");
});

test("signing in needs no mouse, says what is wrong and goes on to where one wanted to", async ({
  page,
}) => {
  await visit(page, `${app.url}/studio/trash`);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  const press = async (key: string, until: (focused: string) => boolean) => {
    for (let steps = 0; steps < 30; steps++) {
      await page.keyboard.press(key);
      const focused = await page.evaluate<string>(
        "(document.activeElement.name ?? '') + '|' + document.activeElement.textContent",
      );
      if (until(focused)) return;
    }
    throw new Error(`${key} led nowhere`);
  };
  await press("Tab", (focused) => focused.startsWith("email|"));
  await page.keyboard.type(ada.email);
  await press("Tab", (focused) => focused.startsWith("password|"));
  await page.keyboard.type("not her password");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(ada.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${app.url}/studio/trash`);
  await isAlive(page);
  await press("Tab", (focused) => focused.includes("Account: "));
  await page.keyboard.press("Enter");
  const menu = page.getByRole("region", { name: "Account" });
  await expect(menu.getByRole("button", { name: "Sign out" })).toBeVisible();
  await press("Tab", (focused) => focused === "|Sign out");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
});

test("a session revoked while a page is open asks to sign in over it, and nothing typed is lost", async ({
  page,
  context,
  browser,
}) => {
  const mine = new Caller(context, app);
  await mine.signIn(ada);
  const { items } = await mine.get<{ items: { id: string }[] }>("/api/v1/characters?q=Ingrid");
  const id = items[0]?.id ?? "";
  await visit(page, `${app.url}/studio/c/${id}`);
  await expect(page.getByRole("textbox", { name: "Tone" })).toBeEditable();

  const elsewhere = await browser.newContext();
  const other = new Caller(elsewhere, app);
  await other.signIn(ada);
  const { items: sessions } = await other.get<{ items: { id: string; current: boolean }[] }>(
    "/api/v1/sessions",
  );
  for (const session of sessions) {
    if (!session.current) await other.delete(`/api/v1/sessions/${session.id}`);
  }
  await page.getByRole("textbox", { name: "Tone" }).fill("As dry as a biscuit.");
  const dialog = page.getByRole("dialog", { name: "You were signed out" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("E-mail address")).toHaveValue(ada.email);
  await expect(dialog.getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.type(ada.password);
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Tone" })).toHaveValue("As dry as a biscuit.");
  await expect(page.getByText(/^Draft saved/).first()).toBeVisible();
  const draft = await mine.get<{ content: object }>(`/api/v1/characters/${id}/draft`);
  expect(draft.content).toEqual({ tone_description: "As dry as a biscuit." });
  await elsewhere.close();
});

test("a page whose browser signs in as somebody else writes nothing as them", async ({
  page,
  context,
}) => {
  const caller = new Caller(context, app);
  await caller.signIn(ada);
  const { items } = await caller.get<{ items: { id: string }[] }>("/api/v1/characters?q=Ingrid");
  const id = items[0]?.id ?? "";
  await visit(page, `${app.url}/studio/c/${id}`);
  await expect(page.getByRole("textbox", { name: "Tone" })).toBeEditable();
  await caller.signIn(bo);
  const written: string[] = [];
  page.on("response", (response) => {
    const isWrite = response.request().method() === "POST" && response.url().includes("/api/trpc/");
    if (isWrite && response.ok()) written.push(response.url());
  });
  await page.getByRole("textbox", { name: "Tone" }).fill("Written for Ada alone.");
  await expect(page.getByRole("heading", { name: "Nobody by that name" })).toBeVisible();
  expect(written).toEqual([]);
  await caller.signIn(ada);
  const draft = await caller.get<{ content: object }>(`/api/v1/characters/${id}/draft`);
  expect(JSON.stringify(draft.content)).not.toContain("Ada alone");
});

/** Brings a tab to the front, as a click on it does; it then goes back to its own workspace. */
async function bringBack(page: Page): Promise<void> {
  const back = page.waitForResponse(/workspaces\.switch/);
  await page.bringToFront();
  await page.evaluate("window.dispatchEvent(new Event('focus'))");
  await back;
}

test("two tabs in two workspaces keep apart", async ({ page, context }) => {
  const caller = new Caller(context, app);
  await caller.signIn(ada);
  await visit(page, `${app.url}/studio/new`);
  await page.getByRole("textbox", { name: "Name" }).fill("Personal Per");
  const second = await context.newPage();
  await visit(second, `${app.url}/studio`);
  await second.getByRole("button", { name: /^Account:/ }).click();
  await second.getByRole("button", { name: "New workspace" }).click();
  await second.getByRole("textbox", { name: "Name" }).fill("Harbour crew");
  await second.getByRole("button", { name: "Create workspace" }).click();
  await expect(second.getByRole("heading", { name: "Nobody lives here yet" })).toBeVisible();
  await expect(second.getByRole("button", { name: /Harbour crew/ })).toBeVisible();

  await bringBack(page);
  await page.getByRole("textbox", { name: "Personality" }).fill("Stays at home.");
  await page.getByRole("button", { name: "Create and edit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Personal Per" })).toBeVisible();
  await bringBack(second);
  await revisit(second);
  await expect(second.getByRole("heading", { name: "Nobody lives here yet" })).toBeVisible();
  await second.getByRole("button", { name: /^Account:/ }).click();
  await second.getByRole("button", { name: /^Ada Berg owner/ }).click();
  await expect(second.getByText("Personal Per").first()).toBeVisible();
});
