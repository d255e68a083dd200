/** What one request carries at most: its files, and their bytes together. */
export interface BatchSize {
  files: number;
  bytes: number;
}

// A lost request costs at most these bytes again, and 100 rows move on at once.
export const fullBatch: BatchSize = { files: 100, bytes: 40 * 1024 * 1024 };

/** How many of the files at the front of the queue go into the next request; one goes in any case. */
export function nextBatch(queue: readonly { size: number }[], most: BatchSize): number {
  let bytes = 0;
  let count = 0;
  for (const { size } of queue) {
    bytes += size;
    if (count === most.files || (count > 0 && bytes > most.bytes)) break;
    count += 1;
  }
  return count;
}
