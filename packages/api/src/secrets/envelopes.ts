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
  /** The same value under the current version. Throws when it does not open. */
  reseal(keyring: Keyring, sealed: string, place: Place): Promise<string>;
}

/** Ours, see {@link seal}. */
export const ownEnvelope: Envelope = {
  any: String.raw`^v[0-9]+\.`,
  prefix: (version) => `v${version}.`,
  reseal: async (keyring, sealed, place) => seal(keyring, open(keyring, sealed, place), place),
};

/** That of better-auth, which seals second factors and tokens but never seals them anew. */
export const identityEnvelope: Envelope = {
  any: String.raw`^\$ba\$[0-9]+\$`,
  prefix: (version) => `$ba$${version}$`,
  reseal: async (keyring, sealed) => {
    const key = identityKeys(keyring);
    return symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data: sealed }) });
  },
};

/** The keyring as better-auth's own functions take it. */
export function identityKeys(keyring: Keyring) {
  const secrets = identitySecrets(keyring);
  const keys = new Map(secrets.map(({ version, value }) => [version, value]));
  return { keys, currentVersion: keyring.current.version };
}
