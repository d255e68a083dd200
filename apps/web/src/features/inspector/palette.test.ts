import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Colour, contrast, parseOklch } from "#ui/contrast.ts";
import { hues } from "./sectionLook.ts";

const palette = readFileSync(new URL("palette.css", import.meta.url), "utf8");
const tokens = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");
const token = /--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);/g;

type Pair = [light: Colour, dark: Colour];

function tokensIn(css: string): Map<string, Pair> {
  return new Map(
    Array.from(css.matchAll(token), ([, name = "", light = "", dark = ""]) => [
      name,
      [parseOklch(light), parseOklch(dark)],
    ]),
  );
}

const page = tokensIn(tokens);
const ofHue = (hue: string) =>
  tokensIn(palette.split(`[data-hue="${hue}"] {`)[1]?.split("}")[0] ?? "");

function ratio(a: Pair | undefined, b: Pair | undefined, theme: 0 | 1): number {
  if (a === undefined || b === undefined) throw new Error("no such colour");
  return contrast(a[theme], b[theme]);
}

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("in the %s theme", (_, theme) => {
  test.each(hues)("%s is readable under text and told from the page", (hue) => {
    const own = ofHue(hue);
    for (const text of ["ink", "muted"]) {
      expect(ratio(page.get(text), own.get("tint"), theme), text).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio(own.get("on-tint"), own.get("tint"), theme)).toBeGreaterThanOrEqual(4.5);
    for (const ground of ["surface", "canvas", "sunken", "raised"]) {
      expect(ratio(own.get("mark"), page.get(ground), theme), ground).toBeGreaterThanOrEqual(3);
    }
  });
});
