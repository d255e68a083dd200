import type { Calls } from "./calls.ts";
import type { ImportJob } from "./importShapes.ts";
import type { CallOptions } from "./options.ts";
import type { PersonaForgeError } from "./personaForgeError.ts";
import { mayReturn, returnDelay, waitFor } from "./retries.ts";
import { type Connection, subscribe } from "./subscription.ts";

const underWay = new Set<ImportJob["state"]>([
  "open",
  "checking",
  "importing",
  "tagging",
  "undoing",
]);

/** Subscribes to an import again and again, until nothing is under way. */
export async function* followImport(
  calls: Calls,
  connection: Connection,
  { id, ...options }: CallOptions & { id: string },
): AsyncGenerator<ImportJob, void> {
  const question = { path: "imports.follow", input: { id } };
  for (let failures = 0; ; failures++) {
    let error: PersonaForgeError | null = null;
    let last: ImportJob | null = null;
    try {
      const events = calls.stream(
        async (call) => subscribe<ImportJob>(connection, question, call),
        options,
      );
      for await (const event of events) {
        failures = 0;
        if (event === null) continue;
        last = event;
        yield event;
      }
    } catch (thrown) {
      error = thrown as PersonaForgeError;
      if (!mayReturn(error)) throw error;
    }
    if (error === null && last !== null && !underWay.has(last.state)) return;
    await waitFor(returnDelay(error, failures), options.signal);
  }
}
