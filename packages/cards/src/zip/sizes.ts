/** The most that a size or an offset of the old format holds: ZIP64 has the true one in a field. */
export const most32 = 0xffff_ffff;
const zip64Field = 1;

/** The sizes and the offset of an entry of the directory. */
interface Sizes {
  packed: number;
  size: number;
  offset: number;
}

/** What an entry says of itself; some programs write ZIP64 whatever the size. */
export function sizesOf(view: DataView, at: number): Sizes {
  const names = ["size", "packed", "offset"] as const;
  const sizes = {
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  const field = zip64At(view, at);
  let place = field.start;
  for (const name of names) {
    if (sizes[name] !== most32 || place + 8 > field.end) continue;
    sizes[name] = Number(view.getBigUint64(place, true));
    place += 8;
  }
  return sizes;
}

/** Where the content of the field begins and ends, in the order of the sizes that are too large. */
function zip64At(view: DataView, at: number): { start: number; end: number } {
  let place = at + 46 + view.getUint16(at + 28, true);
  const end = Math.min(place + view.getUint16(at + 30, true), view.byteLength);
  while (place + 4 <= end) {
    const next = place + 4 + view.getUint16(place + 2, true);
    if (view.getUint16(place, true) === zip64Field) {
      return { start: place + 4, end: Math.min(next, end) };
    }
    place = next;
  }
  return { start: end, end };
}
