import { toByaf } from "../agents/writeByaf.ts";
import type { Card } from "../card.ts";
import { patchedAgent } from "../cardVersions.ts";
import type { JsonObject, Written } from "../document.ts";
import { lostAssets } from "../embeddedAssets.ts";
import { fieldOf, isObject } from "../json.ts";
import { mainIconOf } from "../images/mainIcon.ts";
import { isPng } from "../png/chunks.ts";
import { pictureAlone } from "../png/writePng.ts";
import type { Original, WriteOptions } from "../writeOptions.ts";
import { pathsIn } from "./byaf.ts";
import { filesOf } from "./keptFiles.ts";
import { writeZip } from "./writeZip.ts";

const utf8 = new TextEncoder();
const picturePath = "images/avatar.png";

/** A Backyard archive: its manifest, the character, its scenarios and its picture. */
export function exportByaf(card: Card, options: WriteOptions): Written<Uint8Array> {
  const { original } = options;
  const wasByaf = original?.container === "byaf";
  const { document, losses } = wasByaf ? patchedAgent(card, original) : toByaf(card, options);
  const kept = wasByaf ? otherFilesOf(original) : [];
  const files = new Map([...kept, ...filesFor(document, pictureOf(options))]);
  return {
    document: writeZip(files),
    losses: wasByaf
      ? losses
      : [...losses, ...lostAssets(card, (asset) => asset === mainIconOf(card))],
  };
}

/** The pictures, and whatever is not one of the JSON files that are written anew. */
function otherFilesOf(original: Original): Map<string, Uint8Array> {
  const files = filesOf(original.bytes);
  const { manifest } = partsOf(original.raw);
  for (const path of [...pathsIn(manifest, "characters"), ...pathsIn(manifest, "scenarios")]) {
    files.delete(path);
  }
  return files;
}

function filesFor(document: unknown, picture: Uint8Array | null): Map<string, Uint8Array> {
  const { manifest, character, scenarios } = partsOf(document);
  const [path = "characters/character/character.json"] = pathsIn(manifest, "characters");
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const shown = picture === null ? character : withPicture(character);
  const files = new Map<string, Uint8Array>([
    ["manifest.json", jsonOf(manifest)],
    [path, jsonOf(shown)],
  ]);
  for (const [index, scenarioPath] of pathsIn(manifest, "scenarios").entries()) {
    const scenario = scenarios[index];
    if (scenario !== undefined) files.set(scenarioPath, jsonOf(scenario));
  }
  if (picture !== null) files.set(folder + picturePath, picture);
  return files;
}

function partsOf(document: unknown) {
  const parts = isObject(document) ? document : {};
  const part = (name: string): JsonObject => {
    const value = fieldOf(parts, name);
    return isObject(value) ? value : {};
  };
  const scenarios = fieldOf(parts, "scenarios");
  return {
    manifest: part("manifest"),
    character: part("character"),
    scenarios: Array.isArray(scenarios) ? scenarios : [],
  };
}

/** The picture first, and the others behind it. */
function withPicture(character: JsonObject): JsonObject {
  const images = fieldOf(character, "images");
  const others = (Array.isArray(images) ? images : []).filter(
    (image) => fieldOf(image, "path") !== picturePath,
  );
  return { ...character, images: [{ path: picturePath, label: "" }, ...others] };
}

const jsonOf = (value: unknown) => utf8.encode(JSON.stringify(value, null, 2));

function pictureOf({ image, original }: WriteOptions): Uint8Array | null {
  if (image !== undefined && !isPng(image)) throw new TypeError("The picture must be a PNG.");
  const picture = image ?? original?.bytes;
  return picture !== undefined && isPng(picture) ? pictureAlone(picture) : null;
}
