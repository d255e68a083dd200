/**
 * Runs `keep` after changes, at most once in `intervalMs`, and one at a time. A failure is left to
 * the next run: the end of the reply stores the whole text anyway.
 */
export function keepAtMostOnce(intervalMs: number, keep: () => Promise<void>) {
  let last = Date.now();
  let running: Promise<void> | null = null;
  return {
    changed(): void {
      if (running !== null || Date.now() - last < intervalMs) return;
      last = Date.now();
      running = keep()
        .catch(() => undefined)
        .finally(() => {
          running = null;
        });
    },
    async ended(): Promise<void> {
      await running;
    },
  };
}
