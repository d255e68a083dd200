import type { Identity } from "../accounts/identity.ts";
import { deriveKey, type Keyring } from "./keyring.ts";

/** A secret of better-auth, see its option `secrets`. */
export interface IdentitySecret {
  version: number;
  value: string;
}

/** The secrets of better-auth: keys of its own, one for each version, the current one first. */
export function identitySecrets(keyring: Keyring): IdentitySecret[] {
  return keyring.all.map(({ version }) => ({
    version,
    value: deriveKey(keyring, "identity", version).toString("base64url"),
  }));
}

/** Signing in under the secrets as they are: better-auth copies them, so it is made anew for others. */
export function liveIdentity(
  keyring: Keyring,
  make: (secrets: IdentitySecret[]) => Identity,
): Identity {
  let { all } = keyring;
  let made = make(identitySecrets(keyring));
  const closing: Promise<void>[] = [];
  const now = () => {
    if (keyring.all === all) return made;
    all = keyring.all;
    closing.push(made.close());
    return (made = make(identitySecrets(keyring)));
  };
  return {
    handle: (request, response) => now().handle(request, response),
    session: (request) => now().session(request),
    offers: () => now().offers(),
    ensureFirstOwner: (owner) => now().ensureFirstOwner(owner),
    close: async () => {
      await Promise.all([...closing, made.close()]);
    },
  };
}
