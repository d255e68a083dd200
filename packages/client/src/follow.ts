import type { Calls } from "./calls.ts";
import type { FollowOptions } from "./changes.ts";
import type { PersonaForgeError } from "./personaForgeError.ts";
import { mayReturn, returnDelay, waitFor } from "./retries.ts";
import type { FollowEvent } from "./shapes.ts";
import { type Connection, subscribe } from "./subscription.ts";

/** Subscribes to the changes again and again, each time after the last event that came. */
export async function* follow(
  calls: Calls,
  connection: Connection,
  { cursor, ...options }: FollowOptions,
): AsyncGenerator<FollowEvent, void> {
  const path = "changes.follow";
  for (let failures = 0; ; failures++) {
    let error: PersonaForgeError | null = null;
    try {
      const question = { path, input: { lastEventId: cursor } };
      const events = calls.stream(
        async (call) => subscribe<FollowEvent>(connection, question, call),
        options,
      );
      for await (const event of events) {
        failures = 0;
        if (event === null) continue;
        cursor = event.cursor;
        yield event;
      }
    } catch (thrown) {
      error = thrown as PersonaForgeError;
      if (!mayReturn(error)) throw error;
    }
    await waitFor(returnDelay(error, failures), options.signal);
  }
}
