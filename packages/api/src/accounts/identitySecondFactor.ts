import { refuseUsedCode } from "./identityCodes.ts";
import type { IdentityOptions } from "./identityOptions.ts";

/** What better-auth's plugin for second factors leaves open. */
export function secondFactorPlugin({ database }: IdentityOptions) {
  return {
    id: "personaforge-second-factor",
    hooks: { before: [refuseUsedCode(database)] },
  };
}
