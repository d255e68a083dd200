import * as z from "zod";
import { id, timestamp } from "./character.ts";
import { versionNumber } from "./reference.ts";

/** What can make a copy of a character stale. */
export const changeType = z.enum([
  "version.created",
  "label.set",
  "label.removed",
  "character.published",
  "character.unpublished",
  "character.trashed",
  "character.restored",
  "character.purged",
]);
export type ChangeType = z.infer<typeof changeType>;

/** One event of the feed. */
export const change = z.object({
  /** Where to go on after this event. */
  cursor: z.string(),
  type: changeType,
  character: z.object({ id, slug: z.string() }),
  /** The version that was made, published, or is pointed at; null where none is. */
  version: versionNumber.nullable(),
  /** The label that was set or removed. */
  label: z.string().nullable(),
  at: timestamp,
});
export type Change = z.infer<typeof change>;

/** Events after `cursor`, oldest first; all there are without one. `limit` is 1–1,000. */
export const listChanges = z.strictObject({
  cursor: z.string().max(100, { error: "This is not a cursor of this feed." }).optional(),
  limit: z
    .int({ error: "limit must be a whole number." })
    .min(1, { error: "limit must be at least 1." })
    .max(1_000, { error: "limit must be at most 1000." })
    .default(100),
});

/**
 * Events in the order in which they became visible: who goes on at `next_cursor` misses none.
 * Unlike a list's, it is never null: it is where the next question begins.
 */
export const changePage = z.object({ items: z.array(change), next_cursor: z.string() });
export type ChangePage = z.infer<typeof changePage>;

/**
 * Follows the feed after `lastEventId`, the cursor of the last event seen; from now on without one.
 * The subscription ends when the server stops: subscribe again with the last cursor.
 */
export const followChanges = z.strictObject({
  lastEventId: z.string().max(100, { error: "This is not a cursor of this feed." }).optional(),
});

/**
 * What a subscription yields. One that begins without a cursor is told with `opened` where it
 * begins, so that it can go on there even if it is cut before the first event.
 */
export const followEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("opened"), cursor: z.string() }),
  change,
]);
export type FollowEvent = z.infer<typeof followEvent>;
