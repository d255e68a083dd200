import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import { deriveKey, type Keyring } from "./keyring.ts";

// Hashed when a line is written: most requests write none, and the hash takes 20 µs.
const callers = new WeakMap<ServerResponse, () => string>();

/**
 * Notes for the log who is answered, as a hash that only this installation can make: the lines of one
 * person can be told apart, and the person cannot be looked up. A rotation of the secret changes it.
 * @param id of an account, an API key or a visitor
 */
export function markCaller(response: ServerResponse, keyring: Keyring, id: string): void {
  callers.set(response, () => callerHash(keyring, id));
}

/** The hash that `markCaller` noted: 12 hexadecimal digits. */
export function callerOf(response: ServerResponse): string | undefined {
  return callers.get(response)?.();
}

export function callerHash(keyring: Keyring, id: string): string {
  const mac = createHmac("sha256", deriveKey(keyring, "logs")).update(id);
  return mac.digest("hex").slice(0, 12);
}
