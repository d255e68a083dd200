import type { Tx } from "@personaforge/db/database";
import type { BeforeCommit, Context, Services } from "./context.ts";

// Beside the context and not in it, because the context's type is part of the published client.
const hooks = new WeakMap<Context, BeforeCommit>();

/** Has `hook` run at the end of the write that this request makes, in the same transaction. */
export function onWrite(context: Context, hook: BeforeCommit): void {
  hooks.set(context, hook);
}

/** The one way to change something: all of it in one transaction, or nothing. */
export async function write<Answer>(
  services: Services,
  context: Context,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  return services.db.transaction().execute(async (tx) => {
    const answer = await work(tx);
    await hooks.get(context)?.(tx, answer);
    return answer;
  });
}
