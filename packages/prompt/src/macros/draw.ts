/**
 * A number in [0, 1) that depends on the seed alone: FNV-1a over UTF-16 units, then the finaliser
 * of MurmurHash3, because FNV alone leaves the high bits of short seeds alike.
 */
export function draw(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
