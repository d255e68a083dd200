import type { JsonObject } from "../document.ts";
import { withoutFields } from "../json.ts";

/** Names of fields in both directions; fields that are not named have the same name in both. */
interface FieldNames {
  readonly toOurs: ReadonlyMap<string, string>;
  readonly toTheirs: ReadonlyMap<string, string>;
}

export function fieldNames(
  pairs: readonly (readonly [theirs: string, ours: string])[],
): FieldNames {
  return {
    toOurs: new Map(pairs),
    toTheirs: new Map(pairs.map(([theirs, ours]) => [ours, theirs])),
  };
}

/** The same fields by other names. One that already has a name which another gets is left away. */
export function translated(fields: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const others = withoutFields(fields, new Set([...names.keys(), ...names.values()]));
  const moved = Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    const other = names.get(name);
    return other === undefined ? [] : [[other, value]];
  });
  return { ...others, ...Object.fromEntries(moved) };
}
