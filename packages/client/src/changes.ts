import type { List } from "./list.ts";
import type { CallOptions } from "./options.ts";
import type { AuditEntry, ChangePage, FollowEvent, ListAudit, ListChanges } from "./shapes.ts";

export interface FollowOptions extends CallOptions {
  /** The `cursor` of the last event seen, to go on after it; from now on if not given. */
  cursor?: string | undefined;
}

/** What can make a copy of one of my characters stale, in the order in which it happened. */
export interface Changes {
  /** One page after `cursor`, oldest first. `next_cursor` is where the next question begins. */
  list(query?: ListChanges, options?: CallOptions): Promise<ChangePage>;
  /**
   * Yields changes as they happen, none twice and none left out, until the loop is left or `signal`
   * is aborted. A lost connection is opened again where it was, as long as it takes, with up to 30 s
   * between two tries. `timeout` is the silence after which a connection counts as lost.
   *
   * Without a `cursor` the first event is `opened`: what is read from then on is never older than
   * the changes that are still to come.
   * @throws PersonaForgeError ABORTED, or what waiting does not mend: UNAUTHENTICATED,
   * INVALID_CURSOR, …
   */
  follow(options?: FollowOptions): AsyncIterable<FollowEvent>;
}

/** Who changed what of mine, and when. */
export interface Audit {
  /** Newest first. */
  list(query?: ListAudit, options?: CallOptions): List<AuditEntry>;
}
