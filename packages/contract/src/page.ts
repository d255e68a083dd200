import * as z from "zod";
import { limits } from "./limits.ts";

/** Asks for one page of a list. `cursor` is the `next_cursor` of the page before; `limit` is 1–100. */
export const pageRequest = z.strictObject({
  cursor: z.string().max(500, { error: "This is not a cursor of this list." }).optional(),
  limit: z
    .int({ error: "limit must be a whole number." })
    .min(1, { error: "limit must be at least 1." })
    .max(limits.page, { error: `limit must be at most ${limits.page}.` })
    .default(24),
});

/** One page of a list. `next_cursor` is null on the last one. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}
