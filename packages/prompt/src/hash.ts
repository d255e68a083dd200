import { sha256 } from "#sha256";

/** SHA-256 of some values as JSON, hex. */
export function hashOf(values: readonly unknown[]): string {
  return sha256(JSON.stringify(values));
}
