import { expect, type Page, test } from "@playwright/test";
import { codeOf } from "./accounts/authenticator.ts";
import { type Mailbox, openMailbox } from "./accounts/mailbox.ts";
import { Caller, fillSignIn, fillSignUp, person, setupLink } from "./accounts/people.ts";
import { type App, removeFolder, startApp } from "./app.ts";
import { visit } from "./visit.ts";

// An installation with accounts that sends mail, to a real SMTP server.
test.describe.configure({ mode: "serial" });

const owner = person("Liv Moe");
const ada = person("Ada Berg");

let mailbox: Mailbox;
let app: App;
test.beforeAll(async () => {
  mailbox = await openMailbox();
  const env = { PF_AUTH: "accounts", SMTP_URL: mailbox.url, MAIL_FROM: "forge@example.org" };
  app = await startApp({ env });
});
test.afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await Promise.all([mailbox.close(), removeFolder(app.dataDir)]);
});

async function linkTo(email: string): Promise<string> {
  let link: string | undefined;
  await expect.poll(() => (link ??= mailbox.takeLink(email))).toBeDefined();
  return link ?? "";
}

async function isInLibrary(page: Page): Promise<void> {
  await expect(page).toHaveURL(`${app.url}/studio`);
  await expect(page.getByRole("button", { name: /^Account: / })).toBeVisible();
}

test("nobody is let in before their address is verified, by the link that was mailed", async ({
  page,
  context,
}) => {
  // The setup link proves enough: the first owner needs no mail.
  await visit(page, setupLink(app));
  await fillSignUp(page, owner);
  await isInLibrary(page);
  await context.clearCookies();

  await visit(page, `${app.url}/sign-up`);
  await fillSignUp(page, ada);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await visit(page, `${app.url}/sign-in`);
  await fillSignIn(page, ada);
  await expect(page.getByText(`A mail is on its way to ${ada.email}`)).toBeVisible();

  await visit(page, await linkTo(ada.email));
  await expect(page.getByRole("heading", { name: "Your address is verified" })).toBeVisible();
  await expect(page).toHaveURL(`${app.url}/verify-email`);
  await page.getByRole("link", { name: "Sign in" }).last().click();
  await fillSignIn(page, ada);
  await isInLibrary(page);
});

test("a forgotten password is replaced through a mail, and the link works once", async ({
  page,
}) => {
  // What the test before sent when it was not let in.
  await linkTo(ada.email);
  await visit(page, `${app.url}/sign-in`);
  await page.getByRole("link", { name: "I do not know my password" }).click();
  // Both pages have a field of this name.
  await expect(page.getByRole("heading", { name: "New password" })).toBeVisible();
  await page.getByLabel("E-mail address").fill(ada.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();

  const link = await linkTo(ada.email);
  const before = ada.password;
  ada.password = "an owl in the third drawer";
  await visit(page, link);
  await expect(page).toHaveURL(`${app.url}/reset-password`);
  await page.getByRole("textbox", { name: "New password" }).fill(ada.password);
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).last().click();
  await fillSignIn(page, { ...ada, password: before });
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await fillSignIn(page, ada);
  await isInLibrary(page);

  await visit(page, link);
  await page.getByRole("textbox", { name: "New password" }).fill("once more for nothing");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText("This link is not valid any more.")).toBeVisible();
});

test("a second step asks for the code of an app, or for a backup code", async ({
  page,
  context,
  browser,
}) => {
  const caller = new Caller(context, app);
  await caller.signIn(ada);
  const { password } = ada;
  const given = (await caller.post("/api/auth/two-factor/enable", { password })) as {
    totpURI: string;
    backupCodes: string[];
  };
  await caller.post("/api/auth/two-factor/verify-totp", { code: codeOf(given.totpURI) });

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await visit(other, `${app.url}/sign-in?next=/studio/trash`);
  await fillSignIn(other, ada);
  await expect(other.getByLabel("Code", { exact: true })).toBeFocused();
  await other.keyboard.type("000 000");
  await other.keyboard.press("Enter");
  await expect(other.getByText("This code is not right.")).toBeVisible();
  await other.getByRole("button", { name: "Use a backup code instead" }).click();
  await other.getByLabel("Backup code").fill(given.backupCodes[0] ?? "");
  await other.keyboard.press("Enter");
  await expect(other).toHaveURL(`${app.url}/studio/trash`);
  await elsewhere.close();

  await context.clearCookies();
  await visit(page, `${app.url}/sign-in`);
  await fillSignIn(page, ada);
  await page.getByLabel("Code", { exact: true }).fill(codeOf(given.totpURI));
  await page.keyboard.press("Enter");
  await isInLibrary(page);
});
