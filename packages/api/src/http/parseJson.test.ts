import { processorTime } from "@personaforge/cards/testing/processorTime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./parseJson.ts";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', "\\", '\\"', ":", "{", "[:"),
);
const json = fc.jsonValue({ maxDepth: 5, stringUnit: "binary" });

test("reads whatever JSON.stringify writes", () => {
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 2), (value, indent) => {
      const written = JSON.stringify(value, null, indent);
      expect(parseJson(written, "It")).toEqual(JSON.parse(written));
    }),
    { numRuns: 2_000 },
  );
});

test("finds the field that is there twice, wherever it is and however it is written", () => {
  fc.assert(
    fc.property(text, json, json, fc.boolean(), (name, one, other, escaped) => {
      const plain = JSON.stringify(name);
      const units = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
      const codes = units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`);
      const again = escaped ? `"${codes.join("")}"` : plain;
      const [first, second] = [JSON.stringify(one), JSON.stringify(other)];
      const object = `{${plain}:${first} ,\n"more ${plain.slice(1)}:[0,{}], ${again} : ${second}}`;
      const shown = JSON.stringify(name.slice(0, 100));
      expect(() => parseJson(`[{"a":[${object}]}]`, "It")).toThrow(
        expect.objectContaining({
          code: "MALFORMED_JSON",
          message: `It has an object with two fields named ${shown}.`,
        }),
      );
    }),
    { numRuns: 2_000 },
  );
});

test("refuses what is no JSON as JSON.parse does, and nothing else", () => {
  const pieces = fc.constantFrom(
    ...'{}[]:,"\\ 01-eE.tfna',
    "true",
    "null",
    '"a"',
    '{"a":',
    "\ufeff",
  );
  const property = fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
    const written = list.join("");
    const outcome = (read: () => unknown) => {
      try {
        return JSON.stringify(read());
      } catch {
        return "refused";
      }
    };
    const mine = outcome(() => parseJson(written, "It"));
    const isTwice = mine === "refused" && /"(.*)".*"\1"/.test(written);
    return isTwice || mine === outcome(() => JSON.parse(written) as unknown);
  });
  expect(fc.check(property, { numRuns: 5_000 }).counterexample).toBeNull();
});

test("takes 1 MiB of anything in less than a second", () => {
  const size = 1_048_000;
  const fields = Array.from({ length: size / 14 }, (_, index) => `"${index}":[]`).join(",");
  for (const slow of [
    `{"a":"${'\\"'.repeat(size / 2)}"}`,
    `{"a":"${"\\\\".repeat(size / 2)}"}`,
    `{"${"\\".repeat(size)}`,
    '"'.repeat(size),
    ":".repeat(size),
    "{}".repeat(size / 2),
    `{${fields}}`,
  ]) {
    const time = processorTime(() => {
      try {
        parseJson(slow, "It");
      } catch {
        // Whether it is refused does not matter here.
      }
    });
    expect(time).toBeLessThan(1_000);
  }
});
