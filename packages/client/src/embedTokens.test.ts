import { makeKey } from "@personaforge/api/apiKeys/testing/keys";
import { accountsApi } from "@personaforge/api/testing/accountsApi";
import { exampleCharacter } from "@personaforge/api/testing/examples";
import { scriptedModel } from "@personaforge/api/testing/scriptedModel";
import { expect, test } from "vitest";
import { createClient } from "./client.ts";
import type { CreateEmbedToken } from "./shapes.ts";
import { pageFetch } from "./testing/pageFetch.ts";

const origin = "https://app.example";
const model = await scriptedModel();
const api = await accountsApi(model.provider);
const anna = await api.join("Anna");
const { secret } = await makeKey(api, anna.credential, { origins: [origin] });
const pf = createClient({ baseUrl: api.url, apiKey: secret });
const mira = await pf.characters.create(exampleCharacter());
const otto = await pf.characters.create(exampleCharacter({ name: "Otto" }));

/** What runs in a page of `from` that was given a token. */
async function pageWith(wishes: Partial<CreateEmbedToken> = {}, from = origin) {
  const { token } = await pf.embedTokens.create({ character: mira.id, origin, ...wishes });
  return createClient({ baseUrl: api.url, apiKey: token, fetch: pageFetch(from) });
}

test("a page talks to its character with a token from its server", async () => {
  model.use("echo");
  const page = await pageWith();
  expect(await page.characters.get({ id: mira.slug })).toMatchObject({ name: mira.name });
  expect(await page.me.get()).toMatchObject({ key: { scopes: ["characters:read", "chat"] } });
  let text = "";
  for await (const event of page.chat.stream({ character: mira.slug, text: "Ahoy" })) {
    if (event.type === "delta") text += event.text;
  }
  expect(text).toContain("say: Ahoy");
});

test("a token lives as long as it says", async () => {
  const { token, expires_at } = await pf.embedTokens.create({
    character: mira.id,
    origin,
    expires_in: 60,
  });
  expect(token).toMatch(/^pf_embed_/);
  const left = Date.parse(expires_at) - Date.now();
  expect(Math.abs(left - 60_000)).toBeLessThan(30_000);
});

test("a visitor finds their conversations again, and no other's", async () => {
  const first = await pageWith({ visitor: "customer-17" });
  const { id } = await first.conversations.create({ character: mira.id });
  const again = await pageWith({ visitor: "customer-17" });
  expect((await again.conversations.list().page()).items).toMatchObject([{ id }]);
  const other = await pageWith({ visitor: "customer-18" });
  expect((await other.conversations.list().page()).items).toEqual([]);
});

test("the page gets no further than its token: FORBIDDEN", async () => {
  const page = await pageWith();
  const refused = { code: "FORBIDDEN", status: 403 };
  await expect(page.characters.get({ id: otto.id })).rejects.toMatchObject(refused);
  await expect(page.conversations.create({ character: otto.id })).rejects.toMatchObject(refused);
  await expect(page.characters.list().page()).rejects.toMatchObject(refused);
  const change = page.characters.update({ id: mira.id, tagline: "Mine" });
  await expect(change).rejects.toMatchObject(refused);
  const another = page.embedTokens.create({ character: mira.id, origin });
  await expect(another).rejects.toMatchObject(refused);
  const follower = page.changes.follow()[Symbol.asyncIterator]().next();
  await expect(follower).rejects.toMatchObject(refused);
  const reader = await pageWith({ scopes: ["characters:read"] });
  const begun = reader.conversations.create({ character: mira.id });
  await expect(begun).rejects.toMatchObject(refused);
});

test("a page of another origin is shown nothing", async () => {
  const page = await pageWith({}, "https://evil.example");
  const read = page.characters.get({ id: mira.id }, { timeout: 30_000 });
  await expect(read).rejects.toMatchObject({ code: "NETWORK_ERROR", status: undefined });
});

test("a key mints no more than it is good for", async () => {
  const elsewhere = pf.embedTokens.create({ character: mira.id, origin: "https://else.example" });
  await expect(elsewhere).rejects.toMatchObject({
    code: "FORBIDDEN",
    fieldErrors: [{ path: "origin" }],
  });
  const path = pf.embedTokens.create({ character: mira.id, origin: `${origin}/path` });
  await expect(path).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
    fieldErrors: [{ path: "origin" }],
  });
});
