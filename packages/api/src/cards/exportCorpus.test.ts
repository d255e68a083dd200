import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readCard } from "@personaforge/cards/readCard";
import { chunkJson } from "@personaforge/cards/testing/chunkJson";
import { corpusCards } from "@personaforge/cards/testing/corpusTable";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { cardClient } from "./testing/cardClient.ts";

const { importFile, exportFile } = cardClient(await testApi());

const pixelsOf = async (file: Uint8Array) => {
  const pixels = await sharp(file).raw().toBuffer();
  return createHash("sha256").update(pixels).digest("hex");
};

const folder =
  process.env["CARD_CORPUS"] ??
  fileURLToPath(new URL("../../../../../shared/corpus", import.meta.url));
const missing = existsSync(folder) ? "" : " (skipped: the folder with real cards is missing)";

describe.skipIf(missing !== "")(`a real file${missing}`, () => {
  // A file without a name, and a lorebook alone, become no character by themselves.
  const characters = corpusCards.filter(
    ({ format, name }) => name !== "" && !format.startsWith("lorebook-"),
  );

  test.each(characters)("$file comes back as it was", async ({ file, format, writes }) => {
    const original = readFileSync(`${folder}/${file}`);
    const { raw, original: withoutSecrets } = readCard(original, basename(file));
    const { id } = await importFile(original, { fileName: basename(file) });
    const kept = await exportFile(id, "original");
    expect(Buffer.compare(kept.bytes, withoutSecrets)).toBe(0);
    if (writes === null) return;
    const { bytes } = await exportFile(id, writes);
    if (writes === "png") {
      expect(chunkJson(bytes, format === "v3" ? "ccv3" : "chara")).toEqual(raw);
      if (file.endsWith(".png")) expect(await pixelsOf(bytes)).toEqual(await pixelsOf(original));
    } else if (file.endsWith(".json")) {
      expect(JSON.parse(Buffer.from(bytes).toString())).toEqual(
        JSON.parse(Buffer.from(original).toString()),
      );
    } else expect(readCard(bytes).raw).toEqual(raw);
  });
});
