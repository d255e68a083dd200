import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { corpusCharacters } from "./corpusCharacters.ts";
import { tableOf, textOf } from "./goldenPrompt.ts";
import { maximalCharacter } from "./maximalCharacter.ts";
import { readableCharacters } from "./ownCharacters.ts";

// Released prompts must not change: a difference here is a new compiler version, or a fault. The
// files are written by `vitest run packages/prompt/src/goldens -u` and read by people.

describe("the prompt of", () => {
  test.each(readableCharacters)("$name", async (golden) => {
    const file = `${tableOf(golden)}\n${textOf(golden)}`;
    await expect(file).toMatchFileSnapshot(`files/${golden.name}.txt`);
  });

  test("maximal", async () => {
    await expect(tableOf(maximalCharacter)).toMatchFileSnapshot("files/maximal.txt");
  });
});

const corpus =
  process.env["CARD_CORPUS"] ??
  fileURLToPath(new URL("../../../../../shared/corpus", import.meta.url));
const missing = existsSync(corpus) ? "" : " (skipped: the folder with real cards is missing)";

describe.skipIf(missing !== "")(`the prompt of a real character${missing}`, () => {
  test.each(corpusCharacters)("$name", async ({ name, readFrom }) => {
    await expect(tableOf(readFrom(corpus))).toMatchFileSnapshot(`files/${name}.txt`);
  });
});
