import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@personaforge/client";
import { expect, type Page, test } from "@playwright/test";
import { type App, removeFolder, startApp } from "./app.ts";
import { expectClean, expectCleanInBothLooks } from "./expectClean.ts";
import { dropFiles } from "./import/dropFiles.ts";
import { importFiles } from "./import/importFiles.ts";
import { here, mixedFiles } from "./import/mixedFiles.ts";
import { moveAndBack, shorten } from "./import/overLimit.ts";
import { rowOf, rowsOf } from "./import/rowsOf.ts";
import { tabTo } from "./import/tabTo.ts";
import { visit } from "./visit.ts";

let app: App;
/** Where links lead: one card and nothing else. */
const cards = createServer(({ url }, response) => {
  response.writeHead(url === "/linked.json" ? 200 : 404);
  response.end(JSON.stringify({ name: "Lin Linked", description: "Patient." }));
});
const cardsHost = () => `127.0.0.1:${(cards.address() as AddressInfo).port}`;
const client = () => createClient({ baseUrl: app.url });
test.beforeAll(async () => {
  await once(cards.listen(0, "127.0.0.1"), "listening");
  app = await startApp({ env: { PF_IMPORT_HOSTS: cardsHost() } });
  await importFiles(app.url, [here.character]);
  await client().characters.create({ name: "Ida Harbour", personality_summary: "Patient." });
});
test.afterAll(async () => {
  await app.stop();
  cards.closeAllConnections();
  cards.close();
  await removeFolder(app.dataDir);
});

const state = (page: Page) => page.getByRole("heading", { level: 2 }).first();
async function openStudio(page: Page, path = "/studio"): Promise<void> {
  await visit(page, app.url + path);
}

/** Of the thirty files one is an archive of two. */
const table = [
  "v1.json | Ann Old | Ready",
  "v2.json | Bo Middle | Ready",
  "v3.json | Cy New | Ready",
  "bom.json | Dee Marked | Ready",
  "text.png | Eli Chunk | Ready",
  "zipped.png | Fay Late | Ready",
  "packed.png | Gus Wide | Ready",
  "plain.png | Hal Bare | Ready with notes | 1 note",
  "url safe.png | Ivy Ünsafe | Ready with notes | 1 note",
  "two.png | Jon Two | Ready with notes | 1 note",
  "risu.charx | Kim Boxed | Ready",
  "long.json | Lea Long | Ready with notes | 1 field over the limit",
  "links.json | Max Linked | Ready with notes | 4 findings",
  "eliza.json | Nia Agent | Ready",
  "lobe.json | Otto Helper | Ready",
  "ooba.yaml | Pia Yaml | Ready",
  "archive.zip/inside/quinn.json | Quinn Packed | Ready",
  "archive.zip/inside/rio.json | Rio Packed | Ready",
  "nameless.json | nameless.json | Needs fix | The character has no name. Give it one.",
  "nameless.png | nameless.png | Needs fix | The character has no name. Give it one.",
  "world.json | Harbour lore | Needs fix | A lorebook without a character. Choose the one that gets it.",
  "downloads/kea (1).json | Kea Lindqvist | Duplicate | This very file is here already.",
  "kea 2.json | Kea Lindqvist | Same source | An earlier version of this character is here already.",
  "copy of v2.json | Bo Middle | Duplicate | The same file is in this import twice.",
  "holiday.png | holiday.png | Not a card | There is no character in it.",
  "noise.bin | noise.bin | Not a card | There is no character in it.",
  "cut.json | cut.json | Failed | The file is broken and could not be read.",
  "deep.json | deep.json | Failed | Its data is nested deeper than any card needs.",
  "bomb.png | bomb.png | Failed | The file, or what is packed in it, is larger than can be imported.",
  "escape.charx | escape.charx | Failed | The package has paths that lead out of it, or encrypted files.",
  "empty.json | empty.json | Not a card | There is no character in it.",
];

/** Answers what the check asks: a name, a character for the lorebook, and what to do with one of two. */
async function answer(page: Page): Promise<void> {
  await rowOf(page, "nameless.json").getByLabel("Name of the character").fill("Wren Fixed");
  await rowOf(page, "world.json")
    .getByRole("button", { name: /^Choose a character/ })
    .click();
  const dialog = page.getByRole("dialog", { name: "Who gets Harbour lore?" });
  await dialog.getByLabel("Search my characters").fill("harb");
  await dialog.getByRole("button", { name: /^Ida Harbour/ }).click();
  await expect(rowOf(page, "world.json")).toContainText("Ida Harbour gets it");
  await rowOf(page, "kea 2.json").getByText("New version").click();
}

/** Version, personality and lore of the one character of a name; undefined when there is none. */
async function now(name: string): Promise<string | undefined> {
  const { items } = await client().characters.list({ q: name }).page();
  expect(items.length).toBeLessThan(2);
  if (items[0] === undefined) return undefined;
  const of = await client().characters.get({ id: items[0].id });
  const entries = of.lorebook?.entries.length ?? 0;
  return `v${of.version}: ${of.personality_summary} ${entries} entries`;
}

async function backstoryOf(name: string): Promise<string | null | undefined> {
  const { items } = await client().characters.list({ q: name }).page();
  return (await client().characters.get({ id: items[0]?.id ?? "" })).backstory;
}

/** The tags of the one character of a name. */
async function tagsOf(name: string): Promise<string[]> {
  const { items } = await client().characters.list({ q: name }).page();
  return items[0]?.tags ?? [];
}

test("thirty mixed files: each says what becomes of it, can be answered, imported, tagged and undone", async ({
  page,
}) => {
  await openStudio(page);
  await dropFiles(page, mixedFiles);
  await expect(page).toHaveURL(/\/studio\/import\?job=/);
  await expect(state(page)).toContainText("ready");
  await expect.poll(() => rowsOf(page)).toEqual(table);

  await shorten(page);
  await answer(page);
  await page.getByRole("button", { name: /^Import 21 files/ }).click();
  await page.getByRole("link", { name: "Library", exact: true }).click();
  const dock = page.getByRole("complementary", { name: "Import" });
  await expect(dock).toContainText("21 imported");
  await expect(page.getByRole("link", { name: "Wren Fixed", exact: true })).toBeVisible();
  expect(await now("Kea Lindqvist")).toBe("v2: Calm, and older now 0 entries");
  expect(await now("Ida Harbour")).toBe("v2: Patient. 1 entries");
  expect(await backstoryOf("Lea Long")).toBe("She counts the ships.");

  await dock.getByRole("link").click();
  await expect(state(page)).toContainText("21 imported");
  await page.getByRole("button", { name: "Tag all as…" }).press("Enter");
  await expect(page.getByLabel("Tags for all")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Type at least one tag.")).toBeVisible();
  await expectClean(page, "tags for all");
  await page.getByRole("button", { name: "maps" }).press("Enter");
  await expect(page.getByLabel("Tags for all")).toHaveValue("maps");
  await page.getByLabel("Tags for all").fill("harbour, from the north");
  await page.keyboard.press("Enter");
  const told = page
    .getByRole("main")
    .getByText("21 characters got “harbour” and “from the north”.");
  await expect(told.last()).toBeVisible();
  await expect(state(page)).toBeFocused();
  expect(await tagsOf("Wren Fixed")).toEqual(["harbour", "from the north"]);
  await page.getByRole("button", { name: "Undo import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo import" }).click();
  await expect(state(page)).toContainText("21 undone");
  expect(await now("Wren Fixed")).toBeUndefined();
  expect(await now("Kea Lindqvist")).toMatch(/: Calm 0 entries$/);
  expect(await now("Ida Harbour")).toMatch(/: Patient\. 0 entries$/);
});

/** Pastes a link into the page; one that the server may not follow is refused in the dialog. */
async function fetchLink(page: Page): Promise<void> {
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "https://10.0.0.1/linked.json");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await expect(page.getByRole("button", { name: "Fetch it" })).toBeFocused();
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "Text of the card, or link" });
  await expect(field).toHaveAccessibleDescription(/from a few hosts alone, and not from this one/);
  await expect(field).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(`http://${cardsHost()}/linked.json`);
  await page.keyboard.press("Tab");
  await tabTo(page, "Fetch it");
  await page.keyboard.press("Enter");
  // A file on its own is looked at as soon as it was read.
  await expect(page.getByRole("dialog", { name: "Lin Linked" })).toContainText("Patient.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Look at Lin Linked" })).toBeFocused();
}

test("with the keyboard alone: a link is fetched, a pasted card looked at, imported, and what is over its limit moved", async ({
  page,
}) => {
  const long = "She counts the ships at dusk. ".repeat(400).trim();
  await openStudio(page, "/explore");
  // Two keys are one shortcut only within a second, and only once the page listens.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    const heading = page.getByRole("heading", { level: 1, name: "Import" });
    await expect(heading).toBeFocused({ timeout: 3_000 });
  }).toPass();
  await fetchLink(page);
  await tabTo(page, "Import others");
  await page.keyboard.press("Enter");
  await tabTo(page, "Paste text or a link");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Text of the card")).toBeFocused();
  await page.keyboard.insertText(JSON.stringify({ name: "Typed Tess", description: long }));
  await page.keyboard.press("Tab");
  await tabTo(page, "Read it");
  await page.keyboard.press("Enter");
  const preview = page.getByRole("dialog", { name: "Typed Tess" });
  await expect(preview).toContainText("Over the limit: 1 text");
  await moveAndBack(page);
  await tabTo(page, "Import the character");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("1 imported");
  await expect(rowOf(page, "Typed Tess")).toContainText(
    "1 field over the limit: the draft has all",
  );
  await tabTo(page, "Look at Typed Tess");
  await page.keyboard.press("Enter");
  await tabTo(page, "Move backstory to the opening scene");
  await page.keyboard.press("Enter");
  await expect(preview).toContainText("All of it is the opening scene of the draft now");
  await expect(preview.getByRole("link", { name: "Edit Backstory" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/studio\/c\//);
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Typed Tess");
  const backstory = page.getByRole("textbox", { name: "Backstory" });
  await expect(backstory).toBeFocused();
  expect((await backstory.inputValue()).length).toBeLessThanOrEqual(10_000);
  await page
    .getByRole("button", { name: "Advanced" })
    .or(page.getByLabel("Advanced"))
    .first()
    .click();
  await expect(page.getByRole("textbox", { name: "Opening scene" })).toHaveValue(long);
});

test("an import that was interrupted goes on with what is missing, offline and back again", async ({
  page,
}) => {
  const files = mixedFiles.slice(0, 2);
  const id = await importFiles(app.url, files.slice(0, 1), { dry_run: "true", open: "true" });
  await openStudio(page, `/studio/import?job=${id}`);
  await expect(state(page)).toHaveText("1 file sent");
  await page.context().setOffline(true);
  await dropFiles(page, files);
  await expect(page.getByRole("alert").first()).toContainText("PersonaForge does not answer");
  await expectClean(page, "files that could not be sent");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(state(page)).toHaveText("2 ready");
  // ⏎ imports what is ready, as long as nothing else has the focus.
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("2 imported");
});

test("axe finds nothing on the import page", async ({ page }) => {
  const asks = mixedFiles.filter(({ name }) => /^(links|long|world|nameless|kea)/.test(name));
  const id = await importFiles(app.url, asks, { dry_run: "true" });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await openStudio(page, "/studio/import");
  await expectCleanInBothLooks(page, "where an import begins");
  await openStudio(page, `/studio/import?job=${id}`);
  await expectCleanInBothLooks(page, "files that were read");
  await page.getByRole("button", { name: "Look at Max Linked" }).click();
  await expect(page.getByRole("dialog")).toContainText("Ignore all previous instructions");
  await expectCleanInBothLooks(page, "a file that is looked at");
  expect(errors).toEqual([]);
});
