interface Box {
  type: string;
  data: Uint8Array;
}

const parts = new Set(["ftyp", "meta", "mdat"]);
/** Coded pixels, and what puts several of them together. */
const pixels = new Set(["av01", "grid", "iovl", "tmap"]);

/**
 * Whether an AVIF is a picture and nothing else. One with EXIF, XMP or what is not known here has them
 * among its pixels, by places in the file that would all have to change.
 */
export function isPlainAvif(avif: Uint8Array): boolean {
  const boxes = boxesIn(avif);
  const meta = boxes?.find(({ type }) => type === "meta");
  if (boxes === null || meta === undefined) return false;
  // Four bytes of version and flags stand before the boxes in some boxes.
  const infos = boxesIn(meta.data.subarray(4))?.find(({ type }) => type === "iinf");
  const items = infos === undefined ? null : itemsIn(infos.data);
  if (items === null || items.length === 0) return false;
  return boxes.every(({ type }) => parts.has(type)) && items.every((item) => pixels.has(item));
}

/** Null when they do not end where the bytes end. */
function boxesIn(bytes: Uint8Array): Box[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + length;
    // Less than its own head: the rest of the file, or a length of eight bytes.
    if (length < 8 || end > bytes.length) return null;
    boxes.push({ type: typeAt(bytes, at + 4), data: bytes.subarray(at + 8, end) });
    at = end;
  }
  return at === bytes.length ? boxes : null;
}

/** The types of the items, of which there are as many as are said. */
function itemsIn(data: Uint8Array): string[] | null {
  const countLength = data[0] === 0 ? 2 : 4;
  return (
    boxesIn(data.subarray(4 + countLength))?.map((box) => {
      // Its number has two bytes in version 2 and four in version 3; two more say how it is protected.
      const place = box.data[0] === 2 ? 8 : 10;
      return box.type === "infe" ? typeAt(box.data, place) : "";
    }) ?? null
  );
}

const typeAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4));
