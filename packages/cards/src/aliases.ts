import type { JsonObject } from "./document.ts";

/** Our name of a field, and other names that it has in files, the most common first. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** The name that a field has in this object; ours when it is absent. */
export function nameIn(raw: JsonObject, name: string, aliases: Aliases): string {
  if (Object.hasOwn(raw, name)) return name;
  return aliases.get(name)?.find((alias) => Object.hasOwn(raw, alias)) ?? name;
}

/** Fields under the names that they have in this object. */
export function renamed(fields: JsonObject, raw: JsonObject, aliases: Aliases): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [nameIn(raw, name, aliases), value]),
  );
}

/** The other names that are in use in this object. */
export function namesInUse(raw: JsonObject, aliases: Aliases): string[] {
  return [...aliases.keys()].map((name) => nameIn(raw, name, aliases));
}
