import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf } from "./hash.ts";
import { sha256 as native } from "./nativeSha256.ts";
import { sha256 as portable } from "./portableSha256.ts";

test("browsers and Node hash alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
      expect(portable(text)).toBe(native(text));
    }),
  );
});

test("a hash is that of the values as JSON", () => {
  expect(hashOf(["pf-prompt/1", { user: "Sám" }])).toBe(native('["pf-prompt/1",{"user":"Sám"}]'));
  expect(hashOf(["ab", "c"])).not.toBe(hashOf(["a", "bc"]));
});
