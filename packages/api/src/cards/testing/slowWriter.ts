import { setTimeout } from "node:timers/promises";
import { exportCard as write, type WriteTask } from "../exportCard.ts";

// In the place of `exportCard.ts` in its thread: as on a machine that is busy, long to begin.
await setTimeout(1_000);

export const exportCard = (task: WriteTask) => write(task);
