import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const beginning = "pf_live_";
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
// 62^43 is the first power above 2^256, and 62^6 the first above 2^32.
const secretLength = 43;
const checksumLength = 6;

/** A new key: `pf_live_`, 32 random bytes in base 62, and a checksum, 57 characters in all. */
export function makeKeyText(): string {
  const secret = inBase62(BigInt(`0x${randomBytes(32).toString("hex")}`), secretLength);
  return beginning + secret + checksumOf(beginning + secret);
}

/** CRC-32 of the text before it, by which a mistyped key is told from an unknown one, anywhere. */
function checksumOf(text: string): string {
  return inBase62(BigInt(crc32(text)), checksumLength);
}

function inBase62(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest /= 62n) {
    text = (digits[Number(rest % 62n)] ?? "") + text;
  }
  return text;
}

/**
 * Why a text that begins like a key is none, as a sentence that holds nothing of it; null when it
 * may be one. Texts that begin otherwise may be keys too: an operator chooses `PF_INIT_API_KEY`.
 */
export function keyProblem(text: string): string | null {
  if (!text.startsWith(beginning)) return null;
  const rest = text.slice(beginning.length);
  const wanted = secretLength + checksumLength;
  if (rest.length !== wanted || !/^[0-9A-Za-z]+$/.test(rest)) {
    return `This API key is not whole: ${wanted} letters and digits follow pf_live_. Copy it again.`;
  }
  const end = text.length - checksumLength;
  if (checksumOf(text.slice(0, end)) === text.slice(end)) return null;
  return "This API key has a typo: its last six characters do not fit the others. Copy it again.";
}

/** What a key is known by once its secret is no longer shown: `pf_live_ab12`. */
export function shownPrefix(text: string): string {
  return text.slice(0, text.startsWith(beginning) ? beginning.length + 4 : 4);
}

/** What is stored of a key: SHA-256 in hex. Its 32 random bytes need no slow hash. */
export function keyHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
