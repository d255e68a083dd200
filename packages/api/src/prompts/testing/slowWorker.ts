import { setTimeout } from "node:timers/promises";
import type { Answer } from "../promptWorker.ts";

// In the place of `promptWorker.ts` in its thread: as on a machine that is busy, long to begin.
await setTimeout(2_000);

export function compile(): Answer {
  return { refusal: { code: "CONTEXT_TOO_LONG", message: "It has begun.", fieldErrors: [] } };
}
