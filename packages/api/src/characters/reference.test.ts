import type { Character } from "@personaforge/contract/character";
import type { Problem } from "@personaforge/contract/errors";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

const pathOf = ({ id }: Character, rest = "") => `/api/v1/characters/${id}${rest}`;

const read = <Body = Character>(path: string, as?: "stranger" | "anonymous") =>
  api.send<Body>("GET", path, as && { as });

/** A character whose versions have these taglines, the first one being v1. */
async function withTaglines(...taglines: (string | null)[]): Promise<Character> {
  const [tagline, ...rest] = taglines;
  const body = exampleCharacter({ tagline });
  const { body: made } = await api.send<Character>("POST", "/api/v1/characters", { body });
  for (const later of rest) {
    await api.send("PATCH", pathOf(made), { body: { tagline: later } });
  }
  return made;
}

const create = () => withTaglines(null);

describe("references", () => {
  test("name a version in every way that is written", async () => {
    const made = await withTaglines("one", "two", "three");
    await api.send("PUT", pathOf(made, "/labels/production"), { body: { version: 2 } });
    const tagline = async (path: string) => (await read(path)).body.tagline;
    for (const path of [
      `/api/v1/characters/${made.slug}@v2`,
      `/characters/${made.id}@V2`,
      pathOf(made, "?version=2"),
      pathOf(made, "?label=production"),
      `/api/v1/characters/${made.slug.toUpperCase()}%40production`,
    ]) {
      expect(await tagline(path), path).toBe("two");
    }
    expect(await tagline(pathOf(made))).toBe("three");
    expect(await tagline(pathOf(made, "?version=1"))).toBe("one");
  });

  test("an unknown one is 404 and names those that exist", async () => {
    const made = await withTaglines("one", "two");
    const unknown = await read<Problem>(pathOf(made, "?version=9"));
    expect(unknown.status).toBe(404);
    expect(unknown.body.detail).toBe(
      "Mira Vale has no version 9. There are v1 to v2, and no label.",
    );
    await api.send("PUT", pathOf(made, "/labels/staging"), { body: { version: 1 } });
    const label = await read<Problem>(`/api/v1/characters/${made.slug}@production`);
    expect(label.status).toBe(404);
    expect(label.body).toMatchObject({
      code: "NOT_FOUND",
      detail:
        'Mira Vale has no label "production". There are v1 to v2, and the labels staging (v1).',
      errors: [{ path: "label", code: "unknown_label" }],
    });
  });

  test("a copy that was read by label is stale once the label moved", async () => {
    const made = await withTaglines("one", "two");
    const live = pathOf(made, "?label=production");
    const copies: (string | null)[] = [];
    for (const version of [1, 2]) {
      await api.send("PUT", pathOf(made, "/labels/production"), { body: { version } });
      copies.push((await read(live)).headers.get("etag"));
    }
    const [first = "", second = ""] = copies.map((etag) => etag ?? "");
    const again = (etag: string) =>
      api.send<Character>("GET", live, { headers: { "if-none-match": etag } });
    expect((await again(first)).body.tagline).toBe("two");
    expect((await again(second)).status).toBe(304);
    const headers = { "if-match": first };
    const changed = await api.send("PATCH", pathOf(made), { headers, body: { tagline: "three" } });
    expect(changed.status).toBe(200);
  });

  test("two at once are refused", async () => {
    const made = await create();
    for (const query of ["?version=1&label=production", "@v1?version=1"]) {
      const { status, body } = await read<Problem>(pathOf(made, query));
      expect([status, body.code]).toEqual([400, "VALIDATION_FAILED"]);
    }
  });

  test.each([
    ["@", "id"],
    ["@v1@v1", "id"],
    ["@%00", "id"],
    ["?version=0", "version"],
    ["?version=abc", "version"],
    ["?version=99999999999", "version"],
    ["?version=1.5", "version"],
    ["?label=", "label"],
    ["?label=v1", "label"],
    ["?labels=production", "labels"],
  ])("%s is refused, and the answer says which part is wrong", async (query, path) => {
    const made = await create();
    const { status, body } = await read<Problem>(pathOf(made, query));
    expect([status, body.code, body.errors[0]?.path]).toEqual([400, "VALIDATION_FAILED", path]);
  });

  test("what no version can be called is 404 as well", async () => {
    const made = await create();
    for (const name of ["@v0", "@V01", "@draft", "@production%20"]) {
      const { status, body } = await read<Problem>(pathOf(made, name));
      expect([status, body.code], name).toEqual([404, "NOT_FOUND"]);
    }
  });

  test("others see the published version alone, and no label", async () => {
    const made = await withTaglines("one", "two");
    await api.send("PATCH", pathOf(made), { body: { is_public: true } });
    await api.send("PATCH", pathOf(made), { body: { tagline: "three" } });
    await api.send("PUT", pathOf(made, "/labels/production"), { body: { version: 2 } });
    expect((await read(pathOf(made, "?version=2"), "stranger")).body.tagline).toBe("two");
    for (const query of ["?version=1", "?version=3", "?label=production"]) {
      const { status, body } = await read<Problem>(pathOf(made, query), "anonymous");
      expect([status, body.detail.endsWith("Public is v2.")]).toEqual([404, true]);
    }
    const gallery = `/api/v1/gallery/characters/${made.slug}`;
    expect((await read(`${gallery}@v2`, "anonymous")).status).toBe(200);
    expect((await read(`${gallery}@v3`, "anonymous")).status).toBe(404);
    await api.send("DELETE", pathOf(made));
    expect((await read(pathOf(made, "?version=2"))).status).toBe(404);
  });
});
