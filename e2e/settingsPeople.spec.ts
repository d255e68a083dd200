import { type Browser, expect, type Page, test } from "@playwright/test";
import { codeOf } from "./accounts/authenticator.ts";
import { Caller, fillSignIn, person, signOut } from "./accounts/people.ts";
import { Installation } from "./settings/installation.ts";
import { revisit, visit } from "./visit.ts";

const ada = person("Ada Berg");
const bo = person("Bo Lund");
const cleo = person("Cleo Dahl");

let home: Installation;
test.beforeAll(async ({ browser }) => {
  home = await Installation.start(browser, [ada, bo, cleo]);
});
test.afterAll(async () => {
  expect(await home.stop()).toBe(0);
});

/** Switches two-factor on by the screens; answers with the secret's address and a backup code. */
async function switchOn(page: Page): Promise<{ uri: string; backup: string }> {
  await page.getByRole("button", { name: "Switch on…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password", { exact: true }).fill("not the password");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill(bo.password);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByRole("img", { name: /^QR code/ })).toBeVisible();
  const link = dialog.getByRole("link", { name: /Open it in an app/ });
  const uri = (await link.getAttribute("href")) ?? "";
  await dialog.getByLabel("Code", { exact: true }).fill(codeOf(uri));
  await dialog.getByRole("button", { name: "Switch on" }).click();
  const codes = dialog.getByRole("list", { name: "Backup codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [backup = ""] = await codes.allTextContents();
  const downloaded = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  expect((await downloaded).suggestedFilename()).toBe("personaforge-backup-codes.txt");
  await dialog.getByRole("button", { name: "I’ve stored them" }).click();
  await expect(page.getByText("On", { exact: true })).toBeVisible();
  return { uri, backup };
}

async function signInAgain(page: Page): Promise<void> {
  await visit(page, `${home.app.url}/sign-in`);
  await fillSignIn(page, bo);
  await expect(page.getByLabel("Code", { exact: true })).toBeVisible();
}

test("with two-factor on, signing in needs a code; a session ends from the list", async ({
  browser,
}) => {
  const page = await home.enter(browser, bo);
  await home.open(page, "profile");
  const { uri, backup } = await switchOn(page);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signInAgain(other);
  await other.getByRole("button", { name: "Use a backup code instead" }).click();
  await other.getByLabel("Backup code").fill(backup);
  await other.getByRole("button", { name: "Go on" }).click();
  await expect(other).toHaveURL(`${home.app.url}/studio`);

  await revisit(page);
  const sessions = page.getByRole("group", { name: "Sessions" });
  const onLinux = sessions.getByRole("listitem").filter({ hasText: "Chrome on Linux" });
  await expect(onLinux).toHaveCount(2);
  await sessions.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await expect(sessions).toBeFocused();
  expect(await new Caller(elsewhere, home.app).status("/api/v1/sessions")).toBe(401);
  await elsewhere.close();

  await signOut(page);
  await signInAgain(page);
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText(/^This code is not right/)).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(uri));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(`${home.app.url}/studio`);
  await home.leave(bo, page.context());
});

/** Makes a team of Ada's and goes there; answers with a browser and a caller in it. */
async function openTeam(browser: Browser, name: string): Promise<Page> {
  const page = await home.enter(browser, ada);
  const caller = new Caller(page.context(), home.app);
  const { id } = (await caller.post("/api/v1/workspaces", { name })) as { id: string };
  await caller.post(`/api/v1/workspaces/${id}/switch`, {});
  await home.open(page, "members");
  return page;
}

/** Invites Cleo as a viewer; answers with the link. */
async function invite(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill("nobody");
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(dialog.getByText("This is not an e-mail address.")).toBeVisible();
  await dialog.getByLabel("E-mail address").fill(cleo.email);
  await dialog.getByLabel("Role").selectOption("viewer");
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(dialog.getByText(/^No mail was sent\./)).toBeVisible();
  const link = await dialog.getByLabel("Link of the invitation").textContent();
  await dialog.getByRole("button", { name: "I’ve stored it" }).click();
  await expect(page.getByRole("list", { name: "Invitations" })).toContainText(cleo.email);
  return link ?? "";
}

/** The status of making a character in the workspace that somebody is in. */
async function make(page: Page): Promise<number> {
  const data = { name: "Ivo", personality_summary: "Late." };
  const headers = { origin: home.app.url };
  const { request } = page.context();
  return (await request.post(`${home.app.url}/api/v1/characters`, { data, headers })).status();
}

test("somebody invited joins, may what the role says, and is told what not", async ({
  browser,
}) => {
  const page = await openTeam(browser, "Harbour crew");
  const link = await invite(page);
  const theirs = await home.enter(browser, cleo);
  await visit(theirs, link);
  await theirs.getByRole("button", { name: "Accept" }).click();
  await expect(theirs).toHaveURL(`${home.app.url}/studio`);
  for (const place of ["api-keys", "audit"]) {
    await home.open(theirs, place);
    await expect(theirs.getByText(/in this workspace you are viewer/)).toBeVisible();
  }
  expect(await make(theirs)).toBe(403);

  await revisit(page);
  await page.getByLabel("Role of Cleo Dahl").selectOption("editor");
  const save = page.getByRole("button", { name: "Save the role of Cleo Dahl" });
  await save.click();
  await expect(save).toHaveCount(0);
  await expect(page.getByLabel("Role of Cleo Dahl")).toBeFocused();
  expect(await make(theirs)).toBe(201);

  await home.open(page, "audit");
  const deeds = page.getByRole("list", { name: "What was done" });
  await expect(deeds).toContainText("Cleo Dahl");
  await page.getByRole("combobox", { name: "What was done" }).selectOption("member.update");
  await expect(deeds.getByRole("listitem")).toHaveCount(1);
  await expect(deeds).toContainText("changed a role");
  await expect(page).toHaveURL(/action=member\.update/);

  await home.open(page, "members");
  await page.getByRole("button", { name: "Remove… Cleo Dahl" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("list", { name: "Members" })).not.toContainText("Cleo Dahl");
  await expect(page.getByRole("heading", { level: 1, name: "Members" })).toBeFocused();
  await home.leave(cleo, theirs.context());
  await home.leave(ada, page.context());
});

test("a workspace is renamed, and deleted by its name", async ({ browser }) => {
  const page = await openTeam(browser, "Night watch");
  await page.getByRole("textbox", { name: "Name of the workspace" }).fill("Pier watch");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("button", { name: "Delete Pier watch…" })).toBeVisible();
  await page.getByRole("button", { name: "Delete Pier watch…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Pier watch?" });
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByText("Type it exactly as it is: Pier watch")).toBeVisible();
  await dialog.getByRole("textbox").fill("Pier watch");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL(`${home.app.url}/studio`);
  const caller = new Caller(page.context(), home.app);
  const { items } = await caller.get<{ items: { name: string }[] }>("/api/v1/workspaces");
  expect(items.map(({ name }) => name)).not.toContain("Pier watch");
  await page.context().close();
});
