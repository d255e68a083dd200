import { randomBytes } from "node:crypto";
import { canonicalContent, readCanonical } from "@personaforge/contract/canonical";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "../characters/contentHash.ts";
import { anyContent, withFiles } from "../testing/contents.ts";
import { exampleContent } from "../testing/examples.ts";
import { pack, unpack } from "./pack.ts";

test("the canonical text holds the whole content, whatever it is", () => {
  fc.assert(
    fc.property(withFiles, (content) => {
      expect(readCanonical(canonicalContent(content))).toEqual(content);
    }),
  );
});

test("the canonical text is what it always was", () => {
  const content = exampleContent({ backstory: null, tone_description: "", language: "en" });
  expect(canonicalContent(content)).toBe(
    '{"content_rating":"general","initial_greeting":"The light is on. Come in from the wind, {{user}}.","language":"en","name":"Mira Vale","personality_summary":"Keeps the harbour light and counts the waves when she is nervous.","tags":["harbour","keeper"],"tone_description":""}',
  );
  expect(contentHash(content)).toBe(
    "bd3ab29d53759ccd4a4793485ffe16066777417d88d82139d418ea3c7fe282fb",
  );
});

test("what was packed comes back, alone and upon any anchor", () => {
  fc.assert(
    fc.property(withFiles, anyContent, (content, other) => {
      const anchor = { number: 1, packed: pack(other, undefined).packed };
      const packed = pack(content, anchor);
      const anchorPack = packed.anchor === null ? null : anchor.packed;
      expect(unpack(packed.packed, anchorPack)).toEqual(content);
    }),
  );
});

test("an edit costs its own length, a new text begins a new anchor", () => {
  const random = () => randomBytes(6_000).toString("base64");
  const content = exampleContent({ backstory: random() });
  const anchor = { number: 7, packed: pack(content, undefined).packed };
  const edited = pack({ ...content, tagline: "She counts the waves." }, anchor);
  expect(edited.anchor).toBe(7);
  expect(edited.packed.length).toBeLessThan(100);
  const rewritten = pack({ ...content, backstory: random() }, anchor);
  expect(rewritten.anchor).toBeNull();
});
