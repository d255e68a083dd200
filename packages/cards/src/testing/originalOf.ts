import type { ReadResult } from "../readResult.ts";
import type { Original } from "../writeOptions.ts";

/** What is kept of a file that was read, as writing asks for it. */
export function originalOf({ format, container, raw, card, original }: ReadResult): Original {
  return { format, container, raw, card, bytes: original };
}
