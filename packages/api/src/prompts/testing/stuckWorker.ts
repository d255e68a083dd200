/** In the place of `promptWorker.ts` in its thread: never done. */
export function compile(): never {
  for (;;);
}
