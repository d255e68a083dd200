import type { ContentDiff } from "@personaforge/contract/diff";
import type { Sides } from "../diffWorker.ts";

let asked = 0;

/** In the place of `diffWorker.ts` in its thread: does what the name of the character says. */
export default function diff([{ name }]: Sides): ContentDiff {
  asked++;
  if (name === "counts") return { fields: [], identical: asked === 1 };
  if (name === "throws") throw new Error("broken");
  if (name === "ends") process.exit(3);
  for (;;);
}
