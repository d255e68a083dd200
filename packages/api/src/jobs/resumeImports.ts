import type { Job } from "./job.ts";

// Seconds. While one works on it, an import is heard of at every file, and none may take longer than 2.
const silence = 60;

/** Has imports go on whose process ended: another one that imports nothing has no queue to see it by. */
export const resumeImports: Job = {
  name: "resume-imports",
  everySeconds: 60,
  work: async ({ resume }) => {
    const resumed = await resume(silence);
    if (resumed === 0) return "nothing to do";
    return resumed === 1 ? "1 import goes on" : `${resumed} imports go on`;
  },
};
