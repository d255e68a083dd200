import { deleteUnused } from "../files/forgetting.queries.ts";
import type { Job } from "./job.ts";

// A statement that deletes so many of 0.5 MB takes about 50 ms.
const batch = 200;

/** Forgets pictures and imported files that nothing refers to any more. */
export const forgetFiles: Job = {
  name: "forget-files",
  everySeconds: 3_600,
  work: async ({ db }, signal) => {
    let forgotten = 0;
    for (let last = batch; last === batch && !signal.aborted; forgotten += last) {
      last = await deleteUnused(db, batch);
    }
    if (forgotten === 0) return "nothing to do";
    return forgotten === 1 ? "1 file forgotten" : `${forgotten} files forgotten`;
  },
};
