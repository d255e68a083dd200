import type { LoreState } from "@personaforge/contract/promptReport";
import { describe, expect, test } from "vitest";
import { bookWith, scanWith } from "./exampleLore.ts";
import { scanLore } from "./scanLore.ts";
import { stateKeys } from "./timed.ts";

/** Plays a conversation; "+" is a message with the key. Two messages a turn, the reader's last. */
function play(extensions: Record<string, unknown>, said: string, content = "Text."): string {
  const book = bookWith([{ extensions, content, id: "it" }], {
    profile: content.startsWith("@@") ? "card" : "sillytavern",
    scan_depth: 1,
  });
  let state: LoreState = {};
  const messages: string[] = [];
  return [...said]
    .map((sign) => {
      messages.push("character: Hm.", sign === "+" ? "The tower." : "Hm.");
      const result = scanLore(scanWith(book, messages, { state }));
      state = result.state;
      return result.active.length === 1 ? "1" : "0";
    })
    .join("");
}

describe("over a conversation", () => {
  test.each([
    ["nothing", {}, "+-+--", "10100"],
    ["sticky for four messages", { sticky: 4 }, "+-----", "110000"],
    ["sticky does not begin anew while it lasts", { sticky: 4 }, "++----", "110000"],
    ["sticky begins anew after it ended", { sticky: 4 }, "+-+---", "111100"],
    ["cooldown of four messages", { cooldown: 4 }, "+++++", "10101"],
    ["cooldown begins when sticky ends", { sticky: 4, cooldown: 4 }, "+++++++", "1100110"],
    ["delay", { delay: 5 }, "++++", "0011"],
    ["text for a number", { sticky: "4" }, "+---", "1100"],
    ["wrong types", { sticky: {}, cooldown: [], delay: null }, "+-+", "101"],
  ])("%s", (_name, extensions, said, expected) => {
    expect(play(extensions, said)).toBe(expected);
  });

  test.each([
    ["keeps it", "@@keep_activate_after_match\nText.", "-+---", "01111"],
    ["lets it in once", "@@dont_activate_after_match\nText.", "-+-++", "01000"],
  ])("a decorator %s", (_name, content, said, expected) => {
    expect(play({}, said, content)).toBe(expected);
  });
});

describe("a turn that is made again", () => {
  const book = bookWith([{ extensions: { sticky: 4, cooldown: 2 }, id: 7 }], {
    profile: "sillytavern",
    scan_depth: 1,
  });
  const scan = (messages: readonly string[], state: LoreState) =>
    scanLore(scanWith(book, messages, { state }));

  test("forgets what began in it", () => {
    const { state } = scan(["Hm.", "The tower."], {});
    expect(state).toEqual({ "7": { sticky: 6 } });
    const again = scan(["Hm.", "Hm."], state);
    expect(again.active).toEqual([]);
    expect(again.state).toEqual({});
  });

  test("keeps a cooldown that began because sticky ended", () => {
    const { state, fates } = scan(["1", "2", "3", "4", "5", "The tower."], { "7": { sticky: 6 } });
    expect(state).toEqual({ "7": { cooldown: 8 } });
    expect(fates[0]?.[0]?.detail).toBe("It stays out for 2 more messages.");
    const again = scan(["1", "2", "3", "4", "5", "The tower."], state);
    expect(again.state).toEqual({ "7": { cooldown: 8 } });
  });
});

test("an entry that stays in says for how long, and has no chance to lose", () => {
  const extensions = { sticky: 4, probability: 0 };
  const book = bookWith([{ extensions }], { profile: "sillytavern" });
  const scan = scanWith(book, ["1", "2", "3"], { state: { "0": { sticky: 4 } } });
  const { fates, state } = scanLore(scan);
  expect(fates[0]?.[0]).toMatchObject({ active: true, reason: "sticky" });
  expect(fates[0]?.[0]?.detail).toBe("It stays in for 1 more message.");
  expect(state).toEqual({ "0": { sticky: 4 } });
});

test("state is kept by id, else by place, and told apart between entries and books", () => {
  const entries = [{ id: 1 }, {}, { id: "1" }, { id: "x".repeat(501) }, { id: "__proto__" }];
  const book = bookWith(entries.map((entry) => ({ ...entry, extensions: { sticky: 2 } })));
  expect(stateKeys(book.entries)).toEqual(["1", "#1", "#2", "#3", "__proto__"]);
  const tavern = { ...book, profile: "sillytavern" as const };
  const { state } = scanLore(scanWith([tavern, { ...tavern }]));
  expect(Object.keys(state).sort()).toEqual(
    ["1", "#1", "#2", "#3", "__proto__"].flatMap((key) => [key, `1/${key}`]).sort(),
  );
  const next = scanLore(scanWith(tavern, ["The tower.", "Hm.", "Hm."], { state }));
  expect(next.active).toHaveLength(0);
});
