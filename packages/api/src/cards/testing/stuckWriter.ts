/** In the place of `exportCard.ts` in its thread: never done. */
export function exportCard(): never {
  for (;;);
}

export function listLosses(): never {
  process.exit(3);
}
