import { exampleCharacter } from "@personaforge/api/testing/examples";
import { testApi } from "@personaforge/api/testing/testApi";
import { beforeAll, describe, expect, test } from "vitest";
import { createClient } from "./client.ts";

const names = ["Ada", "Bo", "Cy", "Dee", "Eli"];
const api = await testApi();
const sent: string[] = [];
const pf = createClient({
  baseUrl: api.url,
  fetch: (url, init) => {
    sent.push(url);
    return fetch(url, init);
  },
});

beforeAll(async () => {
  for (const name of names) await pf.characters.create(exampleCharacter({ name, is_public: true }));
});

async function namesOf(list: AsyncIterable<{ name: string }>): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of list) found.push(name);
  return found;
}

describe("a list", () => {
  test("goes through all pages, newest first, as often as it is read", async () => {
    const list = pf.characters.list({ limit: 2 });
    const newestFirst = names.toReversed();
    expect(await namesOf(list)).toEqual(newestFirst);
    expect(await namesOf(list)).toEqual(newestFirst);
    expect(await namesOf(pf.gallery.search({ limit: 2 }))).toEqual(newestFirst);
  });

  test("asks for the next page when it is needed", async () => {
    sent.length = 0;
    const list = pf.characters.list({ limit: 2 });
    expect(sent).toHaveLength(0);
    const found: string[] = [];
    for await (const { name } of list) {
      found.push(name);
      if (found.length === 3) break;
    }
    expect(found).toEqual(["Eli", "Dee", "Cy"]);
    expect(sent).toHaveLength(2);
  });

  test("gives single pages, to go on from a stored cursor", async () => {
    const list = pf.characters.list({ limit: 4 });
    const first = await list.page();
    expect(first.items.map(({ name }) => name)).toEqual(["Eli", "Dee", "Cy", "Bo"]);
    const cursor = first.next_cursor ?? "";
    expect(await list.page(cursor)).toMatchObject({ items: [{ name: "Ada" }], next_cursor: null });
    expect(await namesOf(pf.characters.list({ cursor }))).toEqual(["Ada"]);
  });

  test("takes a query, and can be empty", async () => {
    expect(await namesOf(pf.characters.list({ q: "Dee" }))).toEqual(["Dee"]);
    expect(await namesOf(pf.characters.list({ tag: "nowhere" }))).toEqual([]);
  });

  test("throws the error of a page", async () => {
    const reading = namesOf(pf.characters.list({ limit: 1_000 }));
    await expect(reading).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      fieldErrors: [{ path: "limit", maximum: 100 }],
    });
  });

  test("stops with its signal", async () => {
    const stop = new AbortController();
    const found: string[] = [];
    const reading = (async () => {
      for await (const { name } of pf.characters.list({ limit: 2 }, { signal: stop.signal })) {
        found.push(name);
        stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "ABORTED" });
    expect(found).toEqual(["Eli", "Dee"]);
  });
});
