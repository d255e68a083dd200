import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { notPublic } from "./linkRules.ts";
import { isPublicAddress } from "./publicAddress.ts";

/**
 * Looks a name up for a connection, and fails unless every address of it is public. The connection
 * goes to what this answered: a name that means another address a moment later gains nothing.
 */
export function guardedLookup(resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, "", 0);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(notPublic(), "", 0);
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
