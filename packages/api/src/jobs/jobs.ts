import { emptyTrash } from "./emptyTrash.ts";
import { forgetAccounts } from "./forgetAccounts.ts";
import { forgetFiles } from "./forgetFiles.ts";
import { forgetIdempotencyKeys } from "./forgetIdempotencyKeys.ts";
import type { Job } from "./job.ts";
import { resumeImports } from "./resumeImports.ts";

/** Everything that PersonaForge does by itself. */
export const jobs: readonly Job[] = [
  emptyTrash,
  forgetAccounts,
  forgetFiles,
  forgetIdempotencyKeys,
  resumeImports,
];
