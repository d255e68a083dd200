import type { Character } from "@personaforge/client";
import { type BrowserContext, expect, test } from "@playwright/test";
import { startForeignServer } from "./inert/foreignServer.ts";
import { countPlaces } from "./inert/plantedCharacters.ts";
import { payloads } from "./inert/payloads.ts";
import { openScene, type Scene } from "./inert/scene.ts";
import { Visitor } from "./inert/visitor.ts";
import { watch } from "./inert/witness.ts";
import { revisit, visit as open } from "./visit.ts";

// What a stranger or a model writes stays text. The first test shows that every payload acts where
// text is trusted, and that the witness sees it act; the others, that nothing acts in the app.

// What failed says which text, where; a recording of pages this full costs a third of the time.
test.use({ trace: "off" });

let scene: Scene;
test.beforeAll(async () => {
  scene = await openScene();
});
test.afterAll(() => scene.close());

const samples = payloads("//127.0.0.1:40100").map(({ text }) => text);
const { fields, pairs } = countPlaces(samples);
const everywhere = `${samples.length} payloads in ${fields} fields (${pairs} pairs) stay text`;

async function visit(context: BrowserContext, use: (visitor: Visitor) => Promise<void>) {
  const visitor = await Visitor.enter(scene, context);
  await use(visitor);
  const description = `${visitor.leave()} times a payload was read as text`;
  test.info().annotations.push({ type: "inert", description });
}

test("every payload acts on a page that trusts it", async ({ context }) => {
  const trusting = await startForeignServer();
  const sent = payloads(trusting.origin);
  const witness = await watch(context, { home: scene.app.url, payloads: sent });
  const page = await context.newPage();
  await page.goto(trusting.trustingPage(sent), { waitUntil: "networkidle" });
  const numbers = (act: string) =>
    sent.filter((payload) => payload.act === act).map(({ number }) => number);
  const fetched = () => trusting.paths.map((path) => Number(path.slice(1)));
  const asked = () => witness.dialogs.map((dialog) => Number(dialog.split(" ").at(-1)));
  const made = () => [...witness.made.keys()].toSorted((a, b) => a - b);
  await expect.poll(made).toEqual(sent.map((_, at) => at));
  await expect.poll(() => numbers("runs").filter((number) => !witness.ran.has(number))).toEqual([]);
  await expect
    .poll(() => numbers("fetches").filter((number) => !fetched().includes(number)))
    .toEqual([]);
  await expect.poll(asked).toEqual(numbers("asks"));
  expect(trusting.connections()).toBeGreaterThan(0);
  await trusting.close();
  expect(witness.foreign.length).toBeGreaterThanOrEqual(fetched().length);
});

const ofEach = ["/c/{slug}", "/studio/c/{id}"];
const lists = ["/tags/{tag}", "/studio?q={text}", "/explore?q={text}"];
const wrong = [
  ...["/c/{text}", "/studio/c/{text}", "/tags/{text}", "/nowhere/{text}"],
  ...["/studio/new?template={text}", "/studio/c/{id}/chat?version=99&conversation={text}"],
  "/api/v1/characters/{text}",
];
/** Pages that are opened in the browser, with how many payloads each shows at least. */
const opened: Record<string, number> = {
  "/studio": samples.length / 2,
  "/explore": samples.length / 2,
  "/c/{slug}": samples.length / 2,
  "/studio/trash": 1,
  "/studio/c/{id}/versions?diff={text}..v1": 1,
  "/api/v1/characters/{id}": 1,
};

function fill(path: string, { id, slug, tags }: Character): string {
  const text = scene.texts.slice(0, 4).join(" ");
  const words: Record<string, string | undefined> = { id, slug, tag: tags[0], text };
  return path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(words[key] ?? ""));
}

test(`${everywhere} on ${ofEach.length} pages of each character, ${lists.length} lists and ${wrong.length} wrong addresses, as the server writes them`, async ({
  context,
}) => {
  const filled = (paths: string[], character = scene.first) =>
    paths.map((path) => fill(path, character));
  const right = scene.characters.flatMap((character) => filled(ofEach, character));
  await visit(context, async (visitor) => {
    await visitor.readSources([...right, ...filled(lists)], 200);
    await visitor.readSources(filled(wrong));
  });
});

test(`${everywhere} on ${Object.keys(opened).length} pages in the browser`, async ({ context }) => {
  await visit(context, async (visitor) => {
    for (const [path, least] of Object.entries(opened)) {
      const page = await visitor.open(fill(path, scene.first), least);
      await page.close();
    }
  });
});

test(`${everywhere} in the editor, the review of a draft and both kinds of diff`, async ({
  context,
}) => {
  const { id } = scene.first;
  const half = samples.length / 2;
  await visit(context, async (visitor) => {
    const page = await visitor.open(`/studio/c/${id}`);
    await page.getByRole("button", { name: "Advanced" }).click();
    const entries = page.getByRole("list", { name: "Entries of the lorebook" });
    await entries.getByRole("button", { expanded: false }).first().click();
    await expect(page.getByRole("textbox", { name: "Content" })).toBeVisible();
    await visitor.look(page, { where: "editor with every field", least: half });
    await page.getByRole("button", { name: "Prompt", exact: true }).click();
    await expect(page.getByRole("list", { name: "Messages of the prompt" })).toBeVisible();
    await visitor.look(page, { where: "prompt beside the fields" });
    await page.getByRole("button", { name: /^Review & save/ }).click();
    await expect(page.getByRole("dialog").locator("ins").first()).toBeVisible();
    await visitor.look(page, { where: "review", least: half });
    await open(page, `${scene.app.url}/studio/c/${id}/versions?diff=v1..draft`);
    await expect(page.locator("ins").first()).toBeVisible();
    await visitor.look(page, { where: "inline diff", least: half });
    await page.getByText("Side by side").click();
    await visitor.look(page, { where: "diff side by side", least: half });
  });
});

for (const path of ["/studio/c/{id}/chat", "/c/{slug}/chat"]) {
  test(`${samples.length} payloads stay text in ${path}: said, streamed and read again`, async ({
    context,
  }) => {
    const { texts, first } = scene;
    await visit(context, async (visitor) => {
      const page = await visitor.open(fill(path, first));
      await page.getByRole("textbox", { name: /^Message to/ }).fill(texts.join("\n\n"));
      await page.keyboard.press("Enter");
      const turns = page.getByRole("list", { name: "Messages" }).getByRole("listitem");
      await expect(turns).toHaveCount(3);
      await expect(turns.last().getByRole("button", { name: /^Copy/ })).toBeVisible();
      await visitor.look(page, { where: "chat", least: texts.length });
      await revisit(page);
      await expect(turns).toHaveCount(3);
      await visitor.look(page, { where: "chat, read again", least: texts.length });
    });
  });
}
