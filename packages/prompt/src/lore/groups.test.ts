import { describe, expect, test } from "vitest";
import { bookWith, fatesOf } from "./exampleLore.ts";

const near = ["The tower is near."];
const set = (extensions: Record<string, unknown>) => ({ extensions });

describe("groups", () => {
  const group = (settings: readonly Record<string, unknown>[], seed = "seed", state = {}) =>
    fatesOf(
      bookWith(
        settings.map((extensions, place) => ({
          ...set({ group: "weather", ...extensions }),
          name: ["Storm", "Sun", "Snow"][place] ?? "",
          insertion_order: place,
        })),
        { profile: "sillytavern" },
      ),
      near,
      { seed, state },
    );
  const winners = (...given: Parameters<typeof group>) =>
    group(...given).flatMap(({ active, name }) => (active ? [name] : []));

  test("one entry wins, and the others say to whom they lost", () => {
    const fates = group([{}, {}, {}]);
    const [winner] = fates.filter(({ active }) => active);
    const losers = fates.filter(({ active }) => !active);
    expect(losers).toHaveLength(2);
    for (const { reason, detail } of losers) {
      expect(reason).toBe("group");
      expect(detail).toBe(`It lost its place in the group "weather" to "${winner?.name}".`);
    }
  });

  test("chance follows the weights", () => {
    const seeds = Array.from({ length: 400 }, (_, index) => `seed ${index}`);
    const won = seeds.map((seed) => winners([{ group_weight: 300 }, {}], seed)[0]);
    const storms = won.filter((name) => name === "Storm").length;
    expect(storms).toBeGreaterThan(260);
    expect(storms).toBeLessThan(340);
  });

  test.each([
    [
      "the highest order among overriding ones",
      [{ group_override: true }, { group_override: true }, {}],
      ["Sun"],
    ],
    [
      "no weight, no win",
      [{ group_weight: 0 }, { group_weight: 0 }, { group_weight: 1 }],
      ["Snow"],
    ],
    ["an empty name is no group", [{ group: "" }, { group: " , " }, {}], ["Storm", "Sun", "Snow"]],
    [
      "several groups: it must win in each",
      [{ group: "a, b", group_weight: 0 }, { group: "a" }, { group: "b" }],
      ["Sun", "Snow"],
    ],
    ["a wrong type is no group", [{ group: 5 }, { group: null }, {}], ["Storm", "Sun", "Snow"]],
  ])("%s", (_name, settings, expected) => {
    expect([...winners(settings)].sort()).toEqual([...expected].sort());
  });

  test("more keys found win where scoring is on", () => {
    const book = bookWith(
      [
        { ...set({ group: "g", use_group_scoring: true }), name: "One" },
        { ...set({ group: "g", use_group_scoring: true }), name: "Two", keys: ["tower", "near"] },
      ],
      { profile: "sillytavern" },
    );
    for (const seed of ["a", "b", "c", "d", "e", "f"]) {
      const [one, two] = fatesOf(book, near, { seed });
      expect(two?.active).toBe(true);
      expect(one?.detail).toBe(
        'It lost its place in the group "g" to "Two", of which more keys were found.',
      );
    }
  });

  test("an entry without scoring stays in the draw", () => {
    const book = bookWith(
      [
        { ...set({ group: "g", group_override: true }), name: "One" },
        { ...set({ group: "g", use_group_scoring: true }), name: "Two", keys: ["tower", "near"] },
      ],
      { profile: "sillytavern" },
    );
    expect(fatesOf(book, near).map(({ active }) => active)).toEqual([true, false]);
  });

  test("what is in for a while keeps its group", () => {
    const state = { "1": { sticky: 2 } };
    for (const seed of ["a", "b", "c", "d"]) {
      expect(winners([{ group_override: true }, { sticky: 2 }, {}], seed, state)).toEqual(["Sun"]);
    }
  });
});
