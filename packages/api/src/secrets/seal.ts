import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey, type Keyring, secretOf } from "./keyring.ts";

/** Where a sealed value is stored. It opens nowhere else. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A sealed value that does not open. The message holds nothing of the value. */
export class SealError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SealError";
  }
}

// The nonce and the tag of AES-GCM, in bytes, as NIST SP 800-38D recommends them.
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals a text for one column of one row with AES-256-GCM under the current secret:
 * `v<version>.<nonce>.<ciphertext and tag>`, the last two in base64url.
 */
export function seal(keyring: Keyring, plaintext: string, place: Place): string {
  const { version } = keyring.current;
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(keyring, "seal", version), nonce);
  cipher.setAAD(bound(version, place));
  const sealed = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  const body = Buffer.concat([sealed, cipher.getAuthTag()]);
  return `v${version}.${nonce.toString("base64url")}.${body.toString("base64url")}`;
}

/**
 * The text that was sealed for this place. Throws a SealError when it was sealed for another place,
 * was changed, or was sealed under a version of the secret that the keyring no longer holds.
 */
export function open(keyring: Keyring, sealed: string, place: Place): string {
  const { version, nonce, body } = readSealed(sealed);
  if (secretOf(keyring, version) === undefined) {
    throw new SealError(
      `${nameOf(place)} was sealed under version ${version} of the secret, which is not there any more.`,
    );
  }
  const key = deriveKey(keyring, "seal", version);
  const options = { authTagLength: tagLength };
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, options);
  decipher.setAAD(bound(version, place)).setAuthTag(body.subarray(-tagLength));
  try {
    const start = decipher.update(body.subarray(0, -tagLength));
    return Buffer.concat([start, decipher.final()]).toString("utf8");
  } catch {
    throw new SealError(`${nameOf(place)} does not open: it was changed, or belongs elsewhere.`);
  }
}

function bound(version: number, { table, row, column }: Place): Buffer {
  return Buffer.from(JSON.stringify([version, table, row, column]));
}

function nameOf({ table, row, column }: Place): string {
  return `The column ${column} of ${table} ${row}`;
}

function readSealed(sealed: string): { version: number; nonce: Buffer; body: Buffer } {
  const parts = /^v([1-9]\d{0,8})\.([\w-]+)\.([\w-]+)$/.exec(sealed);
  const [, version = "", nonceText = "", bodyText = ""] = parts ?? [];
  const [nonce, body] = [Buffer.from(nonceText, "base64url"), Buffer.from(bodyText, "base64url")];
  // Base64 lets several texts stand for the same bytes; only the one that `seal` wrote is taken.
  const exact =
    nonce.toString("base64url") === nonceText && body.toString("base64url") === bodyText;
  if (!exact || nonce.length !== nonceLength || body.length < tagLength) {
    throw new SealError("This is not a sealed value.");
  }
  return { version: Number(version), nonce, body };
}
