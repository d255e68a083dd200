import * as z from "zod";
import { timestamp } from "./character.ts";

/** Work that PersonaForge does by itself from time to time. */
export const job = z.object({
  /** `empty-trash`, `forget-accounts`, `forget-idempotency-keys`. */
  name: z.string(),
  every_seconds: z.int().positive(),
  last_run_at: timestamp.nullable(),
  next_run_at: timestamp,
  /** What the last run did, in words; null before the first, and where there are accounts. */
  last_result: z.string().nullable(),
});
export type Job = z.infer<typeof job>;

export const jobList = z.object({ items: z.array(job) });
