import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { deriveKey, type Keyring } from "../secrets/keyring.ts";

export const embedBeginning = "pf_embed_";

const claims = z.strictObject({
  /** What minted it: a key, an account, or the owner of an installation without accounts. */
  by: z.enum(["key", "account", "owner"]),
  parent: z.uuid(),
  workspace: z.uuid(),
  character: z.uuid(),
  scopes: z.array(z.enum(["characters:read", "chat"])),
  origin: z.string(),
  /** Whose conversations these are. */
  visitor: z.uuid(),
  /** Milliseconds since 1970. */
  expires: z.int(),
});

/** What a token says. It is signed and not secret: whoever holds it can read it. */
export type EmbedClaims = z.infer<typeof claims>;

/** `pf_embed_<claims>.<mac>`, both in base64url; the mac is HMAC-SHA256 under the current secret. */
export function makeEmbedText(keyring: Keyring, said: EmbedClaims): string {
  const signed = embedBeginning + Buffer.from(JSON.stringify(said)).toString("base64url");
  const mac = macOf(keyring, signed, keyring.current.version);
  return `${signed}.${mac.toString("base64url")}`;
}

/** What a token says, when one of the keyring's secrets signed it; it may have expired. */
export function readEmbedText(keyring: Keyring, text: string): EmbedClaims | null {
  const [, said = "", mac = ""] = /^pf_embed_([\w-]+)\.([\w-]{43})$/.exec(text) ?? [];
  const given = Buffer.from(mac, "base64url");
  const signed = embedBeginning + said;
  const isOurs = keyring.all.some(({ version }) => {
    const right = macOf(keyring, signed, version);
    return right.length === given.length && timingSafeEqual(right, given);
  });
  // Nothing of a token is read before it is known to be ours.
  return isOurs ? claims.parse(JSON.parse(Buffer.from(said, "base64url").toString())) : null;
}

function macOf(keyring: Keyring, signed: string, version: number): Buffer {
  return createHmac("sha256", deriveKey(keyring, "embed", version))
    .update(signed)
    .digest();
}
