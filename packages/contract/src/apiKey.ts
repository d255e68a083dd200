import * as z from "zod";
import { id, timestamp } from "./character.ts";
import { limits } from "./limits.ts";
import { safeText } from "./text.ts";

/**
 * What a program may do with a key. `characters:read`: read characters, versions, labels, drafts
 * and the feed. `characters:write`: make and change them; a change is answered with the whole, so that
 * it shows a character whose id is known. `characters:publish`: move `production`, and with
 * `characters:write` list in the gallery. `chat`: talk, and read what was said with this key.
 */
export const scope = z.enum(["characters:read", "characters:write", "characters:publish", "chat"], {
  error: "A scope is characters:read, characters:write, characters:publish or chat.",
});
export type Scope = z.infer<typeof scope>;

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}

/** The origin of a web page: `https://app.example`, with the port where it is not the usual one. */
export const origin = z
  .string()
  .max(limits.origin, { error: `An origin has at most ${limits.origin} characters.` })
  .refine(isOrigin, { error: "An origin is like https://app.example, without a path." });

const distinct = <Item>(items: Item[]) => [...new Set(items)];

/**
 * A key as it is listed. The secret itself is shown once, when it is made. A key acts for whoever
 * made it: it stops when they leave the workspace, and where their role falls below what a scope
 * takes (editor for `characters:write`, admin for `characters:publish`), that scope rests.
 */
export const apiKey = z.object({
  id,
  name: z.string(),
  /** Its first characters: `pf_live_ab12`. */
  prefix: z.string(),
  scopes: z.array(scope),
  /** Pages that may use it from a browser; without any, none may. */
  origins: z.array(z.string()),
  /**
   * Requests a minute; null for no limit of its own. With accounts, all keys of one person together
   * have 6,000, of which 1,200 change something or talk; those of whoever set the installation up
   * have no such limit. A picture or a card that is uploaded counts as two requests, files for an
   * import as one for each 16 MiB that are begun.
   */
  rate_per_minute: z.int().nullable(),
  /** Tokens of models in a calendar month (UTC); null for no limit of its own. */
  monthly_tokens: z.int().nullable(),
  /** Tokens used in this month. */
  tokens_used: z.int(),
  /** Requests on each of the last 30 days, today last. */
  requests: z.array(z.int()),
  created_by: z.object({ handle: z.string(), name: z.string() }),
  created_at: timestamp,
  expires_at: timestamp.nullable(),
  /** Stored every 10 s; null when it was never used. */
  last_used_at: timestamp.nullable(),
  revoked_at: timestamp.nullable(),
  /** After a rotation, until when the secret before it works too. */
  previous_until: timestamp.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const apiKeyList = z.object({ items: z.array(apiKey) });

/**
 * Makes a key of the workspace in force. It expires after 90 days unless said; null is never. CONFLICT
 * when 100 keys of the workspace work.
 */
export const createApiKey = z.strictObject({
  name: safeText("The name of the key", limits.displayName),
  scopes: z
    .array(scope)
    .min(1, { error: "A key needs at least one scope." })
    .max(20, { error: "There are four scopes." })
    .transform(distinct),
  origins: z
    .array(origin)
    .max(limits.origins, { error: `A key names at most ${limits.origins} origins.` })
    .transform(distinct)
    .default([]),
  expires_in_days: z
    .int({ error: "expires_in_days must be a whole number." })
    .min(1, { error: "expires_in_days must be at least 1." })
    .max(3_650, { error: "expires_in_days must be at most 3,650." })
    .nullable()
    .default(90),
  rate_per_minute: z
    .int({ error: "rate_per_minute must be a whole number." })
    .min(1, { error: "rate_per_minute must be at least 1." })
    .max(1_000_000, { error: "rate_per_minute must be at most 1,000,000." })
    .nullable()
    .default(600),
  monthly_tokens: z
    .int({ error: "monthly_tokens must be a whole number." })
    .min(0, { error: "monthly_tokens must be at least 0." })
    .max(1_000_000_000_000, { error: "monthly_tokens must be at most 1,000,000,000,000." })
    .nullable()
    .default(null),
});

/**
 * `secret` is the key itself: `pf_live_`, 32 random bytes in base 62, and a checksum. It is not kept,
 * so that a repeated Idempotency-Key is answered with CONFLICT.
 */
export const madeApiKey = apiKey.extend({ secret: z.string() });
export type MadeApiKey = z.infer<typeof madeApiKey>;

/** Ends a key within a second, open streams included. */
export const revokeApiKey = z.strictObject({ id });
/**
 * Gives a key a new secret; the one before it works for 24 more hours, the one before that ends now.
 * For whoever made the key, since it acts for them: FORBIDDEN for others. CONFLICT when it has ended.
 */
export const rotateApiKey = z.strictObject({ id });

/**
 * Mints a token for pages of one origin and one character of the workspace; it lives 15 minutes
 * unless said, and ends with the key or the membership that minted it. A key mints within its own
 * scopes and origins, a token none. Who chats with it reads no other character, and no label or history.
 */
export const createEmbedToken = z.strictObject({
  character: id,
  scopes: z
    .array(z.enum(["characters:read", "chat"], { error: "A scope is characters:read or chat." }))
    .min(1, { error: "A token needs at least one scope." })
    .max(2)
    .transform(distinct)
    .default(["characters:read", "chat"]),
  origin,
  /** Your own id of the visitor: the same one finds the same conversations again. */
  visitor: safeText("visitor", 200).optional(),
  expires_in: z
    .int({ error: "expires_in must be a whole number of seconds." })
    .min(30, { error: "expires_in must be at least 30 seconds." })
    .max(limits.embedSeconds, { error: `expires_in must be at most ${limits.embedSeconds}.` })
    .default(900),
});
export const embedToken = z.object({ token: z.string(), expires_at: timestamp });
export type EmbedToken = z.infer<typeof embedToken>;
