// The decoder looks through all chunks before each: 900,000 frames, which fit into 9 MiB, took 68 s
// of a thread that nothing stops, and 5,000 take 2 ms.
export const mostChunks = 5_000;

/** Whether a WebP has more chunks, of which each frame is one, than {@link mostChunks}. */
export function hasTooManyChunks(webp: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = webp;
  const view = new DataView(buffer, byteOffset, byteLength);
  let chunks = 0;
  let at = 12;
  while (at + 8 <= byteLength && chunks <= mostChunks) {
    const size = view.getUint32(at + 4, true);
    // Each is filled up to an even length.
    at += 8 + size + (size % 2);
    chunks += 1;
  }
  return chunks > mostChunks;
}
