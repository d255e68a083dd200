/**
 * Values that other programs left with an entry. They may be of any type: what is not of the
 * expected one counts as absent.
 */
export type Extensions = Readonly<Record<string, unknown>>;

export function flagOf(values: Extensions, name: string): boolean | null {
  const value = valueOf(values, name);
  return typeof value === "boolean" ? value : null;
}

/** Numbers that a form saved as text count too. */
export function numberOf(values: Extensions, name: string): number | null {
  const value = valueOf(values, name);
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** A whole number from 0 to a million; 0 when absent. */
export function wholeOf(values: Extensions, name: string): number {
  return Math.min(Math.max(Math.trunc(numberOf(values, name) ?? 0), 0), 1_000_000);
}

export function textOf(values: Extensions, name: string): string {
  const value = valueOf(values, name);
  return typeof value === "string" ? value : "";
}

function valueOf(values: Extensions, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
