import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of some values as JSON, hex. WebCrypto would make it asynchronous, and browsers keep it from pages on plain HTTP. */
export function hashOf(values: readonly unknown[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(values))));
}
