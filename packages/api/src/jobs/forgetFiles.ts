import { deleteUnused, releaseUnused } from "../files/forgetting.queries.ts";
import { allowMinutes } from "./emptyTrash.queries.ts";
import type { Job, JobServices } from "./job.ts";

// A statement that deletes so many of 0.5 MB takes about 50 ms.
const batch = 200;
// Without bytes, it is all files that are looked through that take the time, however many go.
const releasedAtOnce = 10_000;

/** Forgets pictures and imported files that nothing refers to any more. */
export const forgetFiles: Job = {
  name: "forget-files",
  everySeconds: 3_600,
  work: async ({ db }, signal) => {
    await release(db, signal);
    let forgotten = 0;
    for (let last = batch; last === batch && !signal.aborted; forgotten += last) {
      last = await deleteUnused(db, batch);
    }
    if (forgotten === 0) return "nothing to do";
    return forgotten === 1 ? "1 file forgotten" : `${forgotten} files forgotten`;
  },
};

async function release(db: JobServices["db"], signal: AbortSignal): Promise<void> {
  for (let last = releasedAtOnce; last === releasedAtOnce && !signal.aborted;) {
    last = await db.transaction().execute(async (tx) => {
      await allowMinutes(tx);
      return releaseUnused(tx, releasedAtOnce);
    });
  }
}
