import { expect, test } from "@playwright/test";
import { Caller, person, setupLink } from "./accounts/people.ts";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectClean, expectCleanInBothLooks } from "./expectClean.ts";
import { visit } from "./visit.ts";

const ada = person("Ada Berg");

let app: App;
test.beforeAll(async () => {
  const env = {
    PF_AUTH: "accounts",
    GITHUB_CLIENT_ID: "forge",
    GITHUB_CLIENT_SECRET: "f".repeat(40),
  };
  app = await startApp({ env });
});
test.afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await removeFolder(app.dataDir);
});

const forStrangers = [
  "/sign-in",
  "/sign-in?error=account_not_linked",
  "/sign-up",
  "/forgot",
  "/reset-password#token=abc",
  "/verify-email#token=abc",
  "/invitation#token=abcdefghijklmnopqrstuvwx",
  "/sign-out",
  "/explore",
];

// Contrast depends on the theme and layout on the width, so that two of the four show both.
const looks = [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 900 } },
] as const;

test("axe finds nothing on the screens before signing in", async ({ browser }) => {
  test.setTimeout(300_000);
  const setUp = await browser.newContext();
  const page = await setUp.newPage();
  await visit(page, setupLink(app));
  await expect(page.getByRole("heading", { name: "Set up this installation" })).toBeVisible();
  await expectCleanInBothLooks(page, "setup");
  const token = new URLSearchParams(new URL(setupLink(app)).hash.slice(1)).get("setup") ?? "";
  await new Caller(setUp, app).signUp(ada, token);
  await setUp.close();
  const context = await browser.newContext();
  const visitor = await context.newPage();
  for (const path of forStrangers) {
    await visit(visitor, app.url + path);
    await expectCleanInBothLooks(visitor, path);
  }
  await visit(visitor, `${app.url}/sign-up`);
  await visitor.getByRole("button", { name: "Sign up" }).click();
  await expect(visitor.getByText("Your name is required.").first()).toBeVisible();
  await expectCleanInBothLooks(visitor, "sign-up with problems");
  await context.close();
});

test("axe finds nothing in the account menu and over a page whose session ended", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  for (const look of looks) {
    const context = await browser.newContext(look);
    const caller = new Caller(context, app);
    await caller.signIn(ada);
    const page = await context.newPage();
    await visit(page, `${app.url}/studio`);
    const where = `${look.colorScheme} ${look.viewport.width}`;
    await page.getByRole("button", { name: /^Account: / }).click();
    const menu = page.getByRole("region", { name: "Account" });
    await expect(menu.getByRole("button", { name: "Sign out" })).toBeVisible();
    await expectClean(page, `account menu ${where}`);
    await page.getByRole("button", { name: "New workspace" }).click();
    await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
    await expectClean(page, `new workspace ${where}`);
    await page.keyboard.press("Escape");
    await caller.post("/api/auth/sign-out", {});
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    await expect(page.getByRole("dialog", { name: "You were signed out" })).toBeVisible();
    await expectClean(page, `signed out ${where}`);
    await context.close();
  }
});

test("a provider's button leads to the provider", async ({ page }) => {
  await page.route("https://github.com/**", (route) => route.fulfill({ body: "GitHub" }));
  await visit(page, `${app.url}/sign-in?next=/explore`);
  await page.getByRole("button", { name: "Continue with GitHub" }).click();
  await page.waitForURL(/^https:\/\/github\.com\/login\/oauth\/authorize\?/);
  expect(new URL(page.url()).searchParams.get("client_id")).toBe("forge");
});
