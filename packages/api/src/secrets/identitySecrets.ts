import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey, type Keyring } from "./keyring.ts";

/** The option `secrets` of better-auth: keys of its own, one for each version, the current one first. */
export function identitySecrets(keyring: Keyring): { version: number; value: string }[] {
  return keyring.all.map(({ version }) => ({ version, value: identityValue(keyring, version) }));
}

function identityValue(keyring: Keyring, version?: number): string {
  return deriveKey(keyring, "identity", version).toString("base64url");
}

/**
 * The value in a cookie that better-auth signed, under whichever version of the secret; null when
 * none signed it. better-auth itself knows the current version only, and a rotation signs nobody out.
 * @param cookie decoded, as it stands in the browser: `<value>.<base64 of HMAC-SHA256>`
 */
export function readSigned(keyring: Keyring, cookie: string): string | null {
  const dot = cookie.lastIndexOf(".");
  if (dot < 1) return null;
  const value = cookie.slice(0, dot);
  const given = Buffer.from(cookie.slice(dot + 1));
  const known = keyring.all.some(({ version }) => {
    const right = Buffer.from(signature(keyring, value, version));
    return right.length === given.length && timingSafeEqual(right, given);
  });
  return known ? value : null;
}

/** A value signed under the current version, as better-auth writes it into a cookie. */
export function sign(keyring: Keyring, value: string): string {
  return `${value}.${signature(keyring, value)}`;
}

function signature(keyring: Keyring, value: string, version?: number): string {
  return createHmac("sha256", identityValue(keyring, version)).update(value).digest("base64");
}

/** What `make` builds from the keyring, built anew when the current version changes. */
export function followKeyring<Built>(keyring: Keyring, make: () => Built): () => Built {
  let current = keyring.current;
  let built = make();
  return () => {
    if (keyring.current !== current) {
      current = keyring.current;
      built = make();
    }
    return built;
  };
}
