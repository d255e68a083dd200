import { deleteOldKeys } from "../idempotency/idempotency.queries.ts";
import type { Job } from "./job.ts";

// A statement of this size takes about 50 ms.
const batch = 10_000;

/** Forgets the keys that are a day old. */
export const forgetIdempotencyKeys: Job = {
  name: "forget-idempotency-keys",
  everySeconds: 3_600,
  work: async ({ db }, signal) => {
    let forgotten = 0;
    for (let last = batch; last === batch && !signal.aborted; forgotten += last) {
      last = await deleteOldKeys(db, batch);
    }
    if (forgotten === 0) return "nothing to do";
    return forgotten === 1 ? "1 key forgotten" : `${forgotten} keys forgotten`;
  },
};
