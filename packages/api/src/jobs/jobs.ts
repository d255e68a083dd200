import { emptyTrash } from "./emptyTrash.ts";
import { forgetAccounts } from "./forgetAccounts.ts";
import { forgetFiles } from "./forgetFiles.ts";
import { forgetIdempotencyKeys } from "./forgetIdempotencyKeys.ts";
import type { Job } from "./job.ts";

/** Everything that PersonaForge does by itself. */
export const jobs: readonly Job[] = [
  emptyTrash,
  forgetAccounts,
  forgetFiles,
  forgetIdempotencyKeys,
];
