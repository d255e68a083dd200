import type { Place } from "../coerce.ts";
import type { JsonObject, Warn } from "../document.ts";
import { fieldOf, isObject, sameJson } from "../json.ts";
import { isScalar } from "../patch.ts";
import { cardFields, fieldsOfV2 } from "./cardFields.ts";

/** Where the fields of a card of V2 or V3 stand: in `data`, or beside `spec` as old files have them. */
interface Located {
  readonly data: JsonObject;
  readonly inData: boolean;
}

export function locate(root: JsonObject): Located {
  const data = fieldOf(root, "data");
  const inData = isObject(data) && (hasCardField(data) || !hasCardField(root));
  return inData ? { data, inData } : { data: root, inData: false };
}

/** Names that say that an object is a card, and not something else with a name and a description. */
const tellingFields = [
  "name",
  "description",
  ...["personality", "scenario", "first_mes", "mes_example"],
];

export function hasCardField(value: JsonObject): boolean {
  return tellingFields.some((name) => Object.hasOwn(value, name));
}

/** The value of `spec` as programs compare it. */
export function specOf(value: unknown): string {
  const spec = fieldOf(value, "spec");
  return typeof spec === "string" ? spec.trim().toLowerCase() : "";
}

/** Says where the envelope is unusual. The number of the specification that `spec` stands for is given. */
export function checkEnvelope(root: JsonObject, wanted: 2 | 3, warn: Warn): Place {
  const { data, inData } = locate(root);
  checkSpec(root, wanted, warn);
  if (!inData)
    warn("unwrapped", "data", "The fields stand beside the format and not inside of data.");
  const path = inData ? "data" : "";
  const missing = requiredIn(wanted).filter((name) => !Object.hasOwn(data, name));
  if (missing.length > 0) {
    const names = missing.join(", ");
    warn("field_missing", path, `These required fields are missing and count as empty: ${names}.`);
  }
  return { path, warn };
}

const requiredIn = (version: 2 | 3): readonly string[] =>
  version === 3 ? [...fieldsOfV2, "group_only_greetings"] : fieldsOfV2;

function checkSpec(root: JsonObject, wanted: 2 | 3, warn: Warn): void {
  const spec = specOf(root);
  if (!Object.hasOwn(root, "spec")) {
    warn("spec_missing", "spec", `The file does not say its format; it is read as V${wanted}.`);
  } else if (spec !== `chara_card_v${wanted}`) {
    const newer = /^chara_card_v\d+$/.test(spec);
    const code = newer ? "newer_spec" : "spec_mismatch";
    warn(code, "spec", `The format is not one that is known; it is read as V${wanted}.`);
  }
  checkVersion(fieldOf(root, "spec_version"), wanted, warn);
}

/** Read as a number: higher is newer, and nothing is refused for it. */
function checkVersion(value: unknown, wanted: 2 | 3, warn: Warn): void {
  const path = "spec_version";
  if (value === undefined) {
    warn("spec_version", path, `The file does not say its version; it is read as ${wanted}.0.`);
    return;
  }
  const version = isScalar(value) ? Number.parseFloat(String(value)) : Number.NaN;
  if (Number.isNaN(version)) {
    warn("spec_version", path, `The version is no number; it is read as ${wanted}.0.`);
  } else if (version > wanted && (wanted === 3 || version < 3)) {
    warn("newer_spec", path, `The version is newer than ${wanted}.0; what is new is kept.`);
  } else if (Math.floor(version) !== wanted) {
    warn("spec_mismatch", path, `The version does not fit the format; it is read as ${wanted}.0.`);
  } else if (typeof value !== "string") {
    warn("spec_version", path, "The version is not a text.");
  }
}

/** Copies of fields of `data` beside it, which SillyTavern writes and reads, and where they are from. */
const copies: readonly (readonly [root: string, field: string])[] = [
  ...cardFields.map((name) => [name, name] as const),
  ["creatorcomment", "creator_notes"],
];
const extensionCopies = ["talkativeness", "fav"];

/**
 * The document with other data. A copy beside `data` that was equal to its field stays so: of two
 * that differ after an edit, SillyTavern would read the old one.
 */
export function withData(root: JsonObject, data: JsonObject): JsonObject {
  const old = locate(root);
  if (!old.inData) return data;
  if (data === old.data) return root;
  const changes = new Map<string, unknown>([["data", data]]);
  const follow = (name: string, before: unknown, after: unknown) => {
    if (Object.hasOwn(root, name) && sameJson(root[name], before) && !sameJson(before, after)) {
      changes.set(name, after);
    }
  };
  for (const [name, field] of copies) follow(name, fieldOf(old.data, field), fieldOf(data, field));
  for (const name of extensionCopies) {
    follow(name, extensionOf(old.data, name), extensionOf(data, name));
  }
  const fields = Object.entries(root).map(([name, value]): [string, unknown] =>
    changes.has(name) ? [name, changes.get(name)] : [name, value],
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function extensionOf(data: JsonObject, name: string): unknown {
  const extensions = fieldOf(data, "extensions");
  return fieldOf(extensions, name);
}
