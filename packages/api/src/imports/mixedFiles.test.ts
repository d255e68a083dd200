import { base64Of, iTXt, pngWith, tEXt, zTXt } from "@personaforge/cards/testing/pngBuilder";
import { v1Json, v2Json, v3Json } from "@personaforge/cards/testing/cardJson";
import { zipOf } from "@personaforge/cards/testing/zipBuilder";
import { expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { archive, cardJson, cardPng, charx, worldJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const deep = `${'{"a":'.repeat(100)}1${"}".repeat(100)}`;
const pair = archive([
  { name: "inside/one.png", bytes: cardPng("In a zip") },
  { name: "inside/readme.bin", bytes: new Uint8Array(64) },
]);

/** What is dropped onto the page, with what becomes of it. */
const files: [name: string, bytes: string | Uint8Array, state: string, reason: string | null][] = [
  ["v1.json", JSON.stringify(v1Json("One")), "imported", null],
  ["v2.json", cardJson("Two"), "imported", null],
  ["v3.json", JSON.stringify(v3Json("Three")), "imported", null],
  ["bom.json", `\ufeff${cardJson("Byte order")}`, "imported", null],
  ["text.png", cardPng("Text chunk"), "imported", null],
  [
    "after.png",
    pngWith({ afterIdat: [tEXt("chara", base64Of(v2Json("After")))] }),
    "imported",
    null,
  ],
  [
    "ztxt.png",
    pngWith({ beforeIdat: [zTXt("chara", base64Of(v2Json("Inflated")))] }),
    "imported",
    null,
  ],
  [
    "itxt.png",
    pngWith({ beforeIdat: [iTXt("chara", base64Of(v2Json("International")))] }),
    "imported",
    null,
  ],
  [
    "ccv3.png",
    pngWith({ beforeIdat: [tEXt("ccv3", base64Of(v3Json("Newest")))] }),
    "imported",
    null,
  ],
  ["wrong.txt", cardPng("Wrong name"), "imported", null],
  ["folder/card.charx", charx("Package"), "imported", null],
  ["renamed.zip", charx("Package by another name"), "imported", null],
  ["long.json", cardJson("Long", { first_mes: "Word. ".repeat(900) }), "imported", null],
  ["emoji 🦊.json", cardJson("🦊 Vulpa"), "imported", null],
  ["proto.json", `{"__proto__":{"a":1},${cardJson("Proto").slice(1)}`, "imported", null],
  ["nameless.json", cardJson(""), "needs_fix", "name_missing"],
  ["spaces.json", cardJson("   "), "needs_fix", "name_missing"],
  ["world.json", worldJson("Sea."), "needs_fix", "lorebook"],
  ["again.json", cardJson("Two"), "duplicate", "same_file"],
  ["again.png", cardPng("Text chunk"), "duplicate", "same_file"],
  ["nameless again.json", cardJson(""), "needs_fix", "name_missing"],
  ["plain.png", pngWith({}), "skipped", "not_a_card"],
  ["empty.json", "", "skipped", "not_a_card"],
  ["noise.bin", new Uint8Array(512).fill(7), "skipped", "not_a_card"],
  ["settings.json", '{"theme":"dark"}', "skipped", "not_a_card"],
  ["deep.json", deep, "failed", "too_deep"],
  ["huge.png", new Uint8Array(10_485_761), "failed", "too_large"],
  [
    "locked.zip",
    zipOf([{ name: "card.json", content: "x", flags: 1 }]),
    "failed",
    "unsafe_package",
  ],
  ["broken.png", pngWith({ beforeIdat: [tEXt("chara", "{broken")] }), "failed", "unreadable"],
  ["two.zip", pair, "", null],
];

test("of 30 mixed files, each is told what it is", async () => {
  expect(files).toHaveLength(30);
  const job = await importing.run(files.map(([name, bytes]) => ({ name, bytes })));
  const expected = files
    .slice(0, -1)
    .map(([name, , state, reason]) => `${name} ${state} ${reason ?? "-"}`);
  expect(await importing.table(job.id)).toEqual([
    ...expected,
    "two.zip/inside/one.png imported -",
    "two.zip/inside/readme.bin skipped not_a_card",
  ]);
  const { imported, needs_fix, duplicate, skipped, failed } = job.counts;
  expect({ imported, needs_fix, duplicate, skipped, failed }).toEqual({
    ...{ imported: 16, needs_fix: 4, duplicate: 2, skipped: 5, failed: 4 },
  });
});
