import type { CallOptions } from "./options.ts";
import type { CreateEmbedToken, EmbedToken } from "./shapes.ts";

/** Lets pages of another site talk to one of my characters. */
export interface EmbedTokens {
  /**
   * Mints a short-lived token, which a page gives to `createClient` as its `apiKey`. Call it on a
   * server: a page must not hold the key that mints. A token ends by itself, or with that key.
   * @throws PersonaForgeError FORBIDDEN for a scope or an origin that the key does not have itself
   */
  create(input: CreateEmbedToken, options?: CallOptions): Promise<EmbedToken>;
}
