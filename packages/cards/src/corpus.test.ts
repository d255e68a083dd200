import { existsSync, globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readCard } from "./readCard.ts";
import { chunkJson } from "./testing/chunkJson.ts";
import { corpusCards, corpusRefusals } from "./testing/corpusTable.ts";
import { originalOf } from "./testing/originalOf.ts";
import { refusalOf } from "./testing/refusal.ts";
import { writeCard } from "./writeCard.ts";

const folder =
  process.env["CARD_CORPUS"] ??
  fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));
const missing = existsSync(folder) ? "" : " (skipped: the folder with real cards is missing)";
const bytesOf = (file: string) => readFileSync(`${folder}/${file}`);
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString());

describe.skipIf(missing !== "")(`a real file${missing}`, () => {
  test("has its line in the table, each of them", () => {
    const files = globSync("*/*", { cwd: folder });
    const listed = [...corpusCards, ...corpusRefusals].map(({ file }) => file);
    expect(files.toSorted()).toEqual(listed.toSorted());
  });

  test.each(corpusCards)("$file is read", ({ file, format, container, name, warnings }) => {
    const result = readCard(bytesOf(file), basename(file));
    const codes = result.warnings.map(({ code }) => code);
    const { card } = result;
    expect({ format: result.format, container: result.container, name: card.name, codes }).toEqual({
      ...{ format, container, name, codes: warnings },
    });
  });

  test.each(corpusCards)("$file is read alike under another name", ({ file }) => {
    const named = readCard(bytesOf(file), "x.bin");
    expect(named).toEqual(readCard(bytesOf(file), basename(file)));
  });

  test.each(corpusRefusals)("$file is refused", ({ file, code }) => {
    expect(refusalOf(() => readCard(bytesOf(file)))).toBe(code);
  });

  const written = corpusCards.filter(({ writes }) => writes !== null);
  test.each(written)("$file comes back as it was", ({ file, format, writes }) => {
    const result = readCard(bytesOf(file));
    const { bytes } = writeCard(result.card, writes ?? "json", { original: originalOf(result) });
    if (writes === "png") {
      expect(chunkJson(bytes, format === "v3" ? "ccv3" : "chara")).toEqual(result.raw);
    } else if (file.endsWith(".json")) {
      expect(jsonOf(bytes)).toEqual(jsonOf(bytesOf(file)));
    } else expect(readCard(bytes).raw).toEqual(result.raw);
  });
});
