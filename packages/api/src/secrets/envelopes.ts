import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { identitySecrets } from "./identitySecrets.ts";
import type { Keyring } from "./keyring.ts";
import { open, type Place, seal } from "./seal.ts";

/** One way of sealing values. Each begins with the version it was sealed under. */
export interface Envelope {
  /** A regular expression of Postgres for every value sealed this way. */
  readonly any: string;
  /** How a value of one version begins. */
  prefix(version: number): string;
  /** Seals under the current version. */
  seal(keyring: Keyring, plaintext: string, place: Place): Promise<string>;
  /** Throws when the value does not open. */
  open(keyring: Keyring, sealed: string, place: Place): Promise<string>;
}

/** Ours, see {@link seal}. */
export const ownEnvelope: Envelope = {
  any: String.raw`^v[0-9]+\.`,
  prefix: (version) => `v${version}.`,
  seal: async (keyring, plaintext, place) => seal(keyring, plaintext, place),
  open: async (keyring, sealed, place) => open(keyring, sealed, place),
};

/** That of better-auth, which seals second factors and tokens but never seals them anew. */
export const identityEnvelope: Envelope = {
  any: String.raw`^\$ba\$[0-9]+\$`,
  prefix: (version) => `$ba$${version}$`,
  seal: (keyring, plaintext) => symmetricEncrypt({ key: keysOf(keyring), data: plaintext }),
  open: (keyring, sealed) => symmetricDecrypt({ key: keysOf(keyring), data: sealed }),
};

/** The keyring as better-auth's own functions take it. */
function keysOf(keyring: Keyring) {
  const secrets = identitySecrets(keyring);
  const keys = new Map(secrets.map(({ version, value }) => [version, value]));
  return { keys, currentVersion: keyring.current.version };
}
