import { describe, expect, test } from "vitest";
import { spokenSentences } from "./spokenSentences.ts";

const english = { language: "en", ended: false };

describe("spokenSentences", () => {
  test("holds the sentence back that is still being written", () => {
    expect(spokenSentences("Sit down. The kettle is", english)).toEqual(["Sit down."]);
  });

  test("says the last one when the reply has ended", () => {
    const all = spokenSentences("Sit down. The kettle is", { language: "en", ended: true });
    expect(all).toEqual(["Sit down.", "The kettle is"]);
  });

  test("leaves out the marks of Markdown", () => {
    expect(spokenSentences("*She smiles.* **Now** go. ", english)).toContain("She smiles.");
  });

  test("reads the code of a block and not its fence", () => {
    const all = spokenSentences("Look.\n\n```js\nlet tide;\n```\n", {
      language: "en",
      ended: true,
    });
    expect(all).toEqual(["Look.", "let tide;"]);
  });

  test("knows the sentences of other scripts", () => {
    expect(spokenSentences("坐吧。今天想喝點什麼?", { language: "zh-TW", ended: false })).toEqual([
      "坐吧。",
    ]);
  });

  test("does not fail on a language that no platform knows", () => {
    expect(spokenSentences("One. Two", { language: "x1", ended: true })).toHaveLength(2);
  });
});
