import type { JsonObject } from "./document.ts";
import { isObject } from "./json.ts";

/** The way to a value in a document: names of fields, and indexes of lists. */
export type Path = readonly (string | number)[];

/** The value as an object; an empty one when it is none. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const hasAny = (value: JsonObject, keys: readonly string[]): boolean =>
  keys.some((key) => Object.hasOwn(value, key));

/** What stands at a path; undefined when nothing does. Only own fields count. */
export function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

/**
 * A copy with another value at a path; `undefined` takes the field away. What is in the way and is
 * no object becomes one. Spread and computed keys define fields, so `__proto__` is one like others.
 */
export function withAt(value: unknown, path: Path, next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  const inner = withAt(at(value, [step]), rest, next);
  if (typeof step === "number") {
    const list: unknown[] = [...listOf(value)];
    if (inner === undefined) list.splice(step, 1);
    else list[step] = inner;
    return list;
  }
  const copy = isObject(value) ? value : {};
  if (inner !== undefined) return { ...copy, [step]: inner };
  return Object.fromEntries(Object.entries(copy).filter(([key]) => key !== step));
}

/** A path as warnings name it: `agents.0.name`. */
export const pathText = (path: Path): string => path.join(".");
