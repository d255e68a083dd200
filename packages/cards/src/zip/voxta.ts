import { voxta } from "../agents/voxta.ts";
import type { JsonObject, Warn } from "../document.ts";
import { readAs } from "../documents.ts";
import { fieldOf, isObject } from "../json.ts";
import type { Opened } from "../opened.ts";
import { CardError } from "../problem.ts";
import { firstPicture } from "./charxIcon.ts";
import type { Package } from "./openPackage.ts";

const characterPath = /^Characters\/[^/]+\/character\.json$/i;
const bookPath = /^(?:Memory)?Books\/[^/]+\/[^/]+\.json$/i;

/** Reads the character of a Voxta package, the first of several; null when the package is none. */
export function readVoxta(files: Package, warn: Warn): Opened | null {
  const paths = files.names.filter((name) => characterPath.test(name));
  const [first, ...others] = paths;
  if (first === undefined) return null;
  const about = files.readJson("package.json");
  const path = entryPathOf(paths, about) ?? first;
  const character = files.readJson(path);
  if (!isObject(character)) {
    throw new CardError("unreadable", "The character of the package is no JSON object.");
  }
  if (others.length > 0) {
    const message = `The package has ${others.length} more characters, which were left out.`;
    warn("not_imported", "Characters", message);
  }
  const books = files.names
    .filter((name) => bookPath.test(name))
    .map((name) => files.readJson(name));
  const raw: JsonObject = { package: isObject(about) ? about : null, character, books };
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const inFolder = (name: string) => name.startsWith(folder);
  return {
    container: "voxta",
    document: readAs(voxta, raw, warn),
    image: firstPicture(files, inFolder),
  };
}

/** The character that the package says is its main one. */
function entryPathOf(paths: readonly string[], about: unknown): string | null {
  const entry = fieldOf(about, "EntryResource");
  const id = fieldOf(entry, "Id");
  if (typeof id !== "string") return null;
  return paths.find((path) => path.toLowerCase().includes(`/${id.toLowerCase()}/`)) ?? null;
}
