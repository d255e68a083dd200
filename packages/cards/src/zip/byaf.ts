import { byaf, type ByafDocument } from "../agents/byaf.ts";
import type { JsonObject, Warn } from "../document.ts";
import { readAs } from "../documents.ts";
import { fieldOf, isObject } from "../json.ts";
import type { Opened } from "../opened.ts";
import { pictureOf } from "../images/mainIcon.ts";
import { CardError } from "../problem.ts";
import type { CardImage } from "../readResult.ts";
import { firstPicture } from "./charxIcon.ts";
import type { Package } from "./openPackage.ts";

/** Paths that a list of the manifest names. */
export function pathsIn(manifest: JsonObject, field: "characters" | "scenarios"): string[] {
  const paths = fieldOf(manifest, field);
  return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
}

/** Reads a Backyard archive; null when the package is none. */
export function readByaf(files: Package, warn: Warn): Opened | null {
  const manifest = files.readJson("manifest.json");
  if (!isObject(manifest) || !Array.isArray(fieldOf(manifest, "characters"))) return null;
  const [path, ...others] = pathsIn(manifest, "characters");
  const character = path === undefined ? undefined : files.readJson(path);
  if (path === undefined || !isObject(character)) {
    throw new CardError("unreadable", "The archive lacks the character that its manifest names.");
  }
  if (others.length > 0) {
    const message = `The archive has ${others.length} more characters, which were left out.`;
    warn("not_imported", "manifest.characters", message);
  }
  const raw: ByafDocument = { manifest, character, scenarios: scenariosOf(files, manifest, warn) };
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return {
    container: "byaf",
    document: readAs(byaf, raw, warn),
    image: pictureIn(files, folder, character),
  };
}

function scenariosOf(files: Package, manifest: JsonObject, warn: Warn): JsonObject[] {
  return pathsIn(manifest, "scenarios").flatMap((path) => {
    const scenario = files.readJson(path);
    if (isObject(scenario)) return [scenario];
    warn("broken_entry", path, "The archive lacks this scenario, or it is no object.");
    return [];
  });
}

function pictureIn(files: Package, folder: string, character: JsonObject): CardImage | null {
  const images = fieldOf(character, "images");
  for (const image of Array.isArray(images) ? images : []) {
    const path = fieldOf(image, "path");
    if (typeof path !== "string") continue;
    const picture = pictureOf(files.read(folder + path) ?? files.read(path));
    if (picture !== null) return picture;
  }
  return firstPicture(files, (name) => name.startsWith(`${folder}images/`));
}
