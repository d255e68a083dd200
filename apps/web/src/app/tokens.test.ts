import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Colour, contrast, parseOklch } from "#ui/contrast.ts";

type Theme = "light" | "dark";
const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

function readTokens(): Map<string, Record<Theme, Colour>> {
  const lines = css.matchAll(/--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);/g);
  return new Map(
    Array.from(lines, ([, name = "", light = "", dark = ""]) => [
      name,
      { light: parseOklch(light), dark: parseOklch(dark) },
    ]),
  );
}

const grounds = ["canvas", "surface", "raised", "sunken"];
const texts = ["ink", "muted", "faint", "accent", "danger", "caution"];
const readable: [string, string][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ["ink", "knob"],
  ["on-ink", "ink"],
  ["on-ink", "ink-hover"],
  ["canvas", "danger"],
  ["on-accent-soft", "accent-soft"],
  ["ink", "caution-soft"],
  ["muted", "caution-soft"],
  ["caution", "caution-soft"],
  ["ink", "danger-soft"],
  ["muted", "danger-soft"],
  ["danger", "danger-soft"],
];
const discernible: [string, string][] = [
  ["edge", "canvas"],
  ["edge", "surface"],
  ["accent", "canvas"],
  ["accent", "surface"],
];

const tokens = readTokens();

function ratio(a: string, b: string, theme: Theme): number {
  const first = tokens.get(a);
  const second = tokens.get(b);
  if (first === undefined || second === undefined) throw new Error(`no token ${a} or ${b}`);
  return contrast(first[theme], second[theme]);
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(readable)("text in %s on %s has 4.5 to 1", (text, ground) => {
    expect(ratio(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(discernible)("%s on %s has 3 to 1", (mark, ground) => {
    expect(ratio(mark, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

test("black on white is 21 to 1, so the measure itself is right", () => {
  const black = { lightness: 0, chroma: 0, hue: 0 };
  const white = { lightness: 1, chroma: 0, hue: 0 };
  expect(contrast(black, white)).toBeCloseTo(21, 1);
});
