import { latin1 } from "../bytes/latin1.ts";

interface Box {
  type: string;
  data: Uint8Array;
}

const parts = new Set(["ftyp", "meta", "mdat"]);
/** What says where the pixels stand, how large they are and what their colours mean. */
const about = new Set(["hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "dinf", "grpl"]);
/** Coded pixels, and what puts several of them together. */
const pixels = new Set(["av01", "grid", "iovl", "tmap"]);

/**
 * Whether an AVIF is a picture and nothing else. One with EXIF, XMP or what is not known here has them
 * among its pixels, by places in the file that would all have to change.
 */
export function isPlainAvif(avif: Uint8Array): boolean {
  const boxes = boxesIn(avif) ?? [];
  const meta = boxes.find(({ type }) => type === "meta")?.data ?? new Uint8Array(0);
  // Four bytes of version and flags stand before the boxes in some boxes.
  const inMeta = boxesIn(meta.subarray(4)) ?? [];
  const infos = inMeta.find(({ type }) => type === "iinf");
  const items = infos === undefined ? [] : itemsIn(infos.data);
  const isKnown =
    boxes.every(({ type }) => parts.has(type)) && inMeta.every(({ type }) => about.has(type));
  return isKnown && items.length > 0 && items.every((item) => pixels.has(item));
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
    boxes.push({ type: latin1(bytes, at + 4, at + 8), data: bytes.subarray(at + 8, end) });
    at = end;
  }
  return at === bytes.length ? boxes : null;
}

/** The types of the items; none when they cannot be read. */
function itemsIn(data: Uint8Array): string[] {
  const countLength = data[0] === 0 ? 2 : 4;
  const items = boxesIn(data.subarray(4 + countLength)) ?? [];
  return items.map((item) => {
    // Its number has two bytes in version 2 and four in version 3; two more say how it is protected.
    const place = item.data[0] === 2 ? 8 : 10;
    return item.type === "infe" ? latin1(item.data, place, place + 4) : "";
  });
}
