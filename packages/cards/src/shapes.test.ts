import { CCardLib } from "@risuai/ccardlib";
import { exportFormats } from "@personaforge/contract/cardOrigin";
import { characterContent } from "@personaforge/contract/content";
import { parseToV2 } from "character-card-utils";
import { describe, expect, test } from "vitest";
import { applyContent } from "./content/applyContent.ts";
import { toContent } from "./content/toContent.ts";
import type { ReadFormat, WriteFormat } from "./format.ts";
import { readCard } from "./readCard.ts";
import { chunkJson } from "./testing/chunkJson.ts";
import { originalOf } from "./testing/originalOf.ts";
import { agentShapes } from "./testing/shapes/agentShapes.ts";
import type { Shape } from "./testing/shapes/shape.ts";
import { siteShapes } from "./testing/shapes/siteShapes.ts";
import { tavernShapes } from "./testing/shapes/tavernShapes.ts";
import { writeCard } from "./writeCard.ts";

const now = Date.UTC(2026, 0, 2);
const shapes = [...tavernShapes, ...siteShapes, ...agentShapes];

/** The formats that give back the JSON of a file that was read. */
const own: Partial<Record<ReadFormat, WriteFormat>> = {
  ...{ v2: "json-v2", v3: "json", eliza: "eliza", lobe: "lobe" },
  ...{ "open-webui": "open-webui", letta: "letta" },
};

const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString());

const read = ({ value }: Shape) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return readCard(Buffer.from(text), "shape");
};

describe.each(shapes)("$label", (shape) => {
  const result = read(shape);

  test("is read as what it is, and nobody is told of what is usual", () => {
    expect(result).toMatchObject({ format: shape.format, card: { name: shape.name } });
    expect(result.warnings.map(({ code }) => code)).toEqual(shape.warnings ?? []);
  });

  test("becomes a character", () => {
    const mapped = toContent(result);
    expect(mapped.problems).toEqual([]);
    expect(characterContent.parse(mapped.content)).toMatchObject(shape.content ?? {});
    expect(applyContent(result.card, mapped.content, mapped.content)).toEqual(result.card);
  });
});

const kept = shapes.flatMap((shape): [string, Shape, WriteFormat][] => {
  const format = own[shape.format];
  return format === undefined ? [] : [[shape.label, shape, format]];
});

test.each(kept)("%s comes back as it was", (_label, shape, format) => {
  const result = read(shape);
  const { bytes, losses } = writeCard(result.card, format, { original: originalOf(result), now });
  expect(jsonOf(bytes)).toEqual(result.raw);
  expect(losses).toEqual([]);
});

const characters = shapes.filter(({ format }) => !format.startsWith("lorebook-"));

describe.each(characters)("$label", (shape) => {
  const { card } = read(shape);

  test.each(exportFormats)("is read again after it was written as %s", (format) => {
    const { bytes, extension } = writeCard(card, format, { now });
    const again = readCard(bytes, `shape.${extension}`);
    expect(again).toMatchObject({ card: { name: shape.name }, warnings: [] });
  });

  test("is read by the parsers of others", () => {
    const v3 = jsonOf(writeCard(card, "json", { now }).bytes);
    expect(CCardLib.character.check(v3)).toBe("v3");
    const png = writeCard(card, "png", { now }).bytes;
    expect(CCardLib.character.check(chunkJson(png, "ccv3"))).toBe("v3");
    expect(parseToV2(chunkJson(png, "chara")).data).toMatchObject({ name: shape.name });
  });
});
