import { fieldOf, isObject } from "../json.ts";

/** What an object itself has under a name, not what its prototype has. */
export function own(value: unknown, name: string): unknown {
  return isObject(value) ? fieldOf(value, name) : undefined;
}

/** The object with one more property. Names of files, `__proto__` among them, are only names here. */
export function withOwn(
  value: Record<string, unknown>,
  name: string,
  property: unknown,
): Record<string, unknown> {
  const rest = Object.entries(value);
  if (Object.hasOwn(value, name)) {
    return Object.fromEntries(rest.map(([key, old]) => [key, key === name ? property : old]));
  }
  return Object.fromEntries([...rest, [name, property]]);
}

export function withoutOwn(value: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

/** JSON with the fields of every object in alphabetical order: the database has its own. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name])]));
}
