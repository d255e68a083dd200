import { storable } from "./texts.ts";

/** A JSON value without the characters that cannot be stored, and without infinite numbers. */
export function storableValue(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((item) => (isInfinite(item) ? null : storableValue(item)));
  const held = Object.entries(value).filter(([, item]) => !isInfinite(item) && item !== undefined);
  return Object.fromEntries(held.map(([name, item]) => [storable(name), storableValue(item)]));
}

/** What JSON writes as 1e400. */
function isInfinite(value: unknown): boolean {
  return typeof value === "number" && !Number.isFinite(value);
}
