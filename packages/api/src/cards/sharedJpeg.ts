import { exifOfJpeg } from "@personaforge/cards/exif/exifBlocks";
import { blockOfOrientation, orientationOf } from "@personaforge/cards/exif/orientation";

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const app0 = 0xe0;
const app1 = 0xe1;
const adobe = 0xee;

/** Version 1.1, square pixels, and no small picture beside the large one. */
const plainJfif = Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1");
const exifMark = Buffer.from("Exif\0\0", "latin1");
/** A name, and behind it how the colours are meant. */
const adobeLength = 12;

/**
 * A JPEG to give to others: its frames, tables and scans to the byte, and which way up it is. Places,
 * small pictures, profiles, comments and whatever stands behind its end go.
 */
export function sharedJpeg(jpeg: Uint8Array): Buffer {
  const view = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const kept: Buffer[] = [Buffer.of(0xff, startOfImage)];
  const turned = orientationOf(exifOfJpeg(jpeg));
  let at = 2;
  while (at + 4 <= view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    // Any number of these bytes may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + view.readUInt16BE(at + 2);
    kept.push(sharedSegment(marker, view.subarray(at + 4, end)));
    at = marker === startOfScan ? endOfScan(view, end) : end;
    if (marker === startOfScan) kept.push(view.subarray(end, at));
  }
  const exif = Buffer.concat([exifMark, blockOfOrientation(turned)]);
  if (turned !== 1) kept.splice(1, 0, segment(app1, exif));
  return Buffer.concat([...kept, Buffer.of(0xff, endOfImage)]);
}

function sharedSegment(marker: number, data: Buffer): Buffer {
  const name = data.toString("latin1", 0, 5);
  if (marker === app0 && name === "JFIF\0") return segment(app0, plainJfif);
  if (marker === adobe && name === "Adobe") return segment(adobe, data.subarray(0, adobeLength));
  return isPixels(marker) ? segment(marker, data) : Buffer.alloc(0);
}

/** Frames, tables and scans; not the markers between, which have no data. */
const isPixels = (marker: number) =>
  (marker >= 0xc0 && marker < 0xd0) || (marker >= startOfScan && marker < app0);

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Where the next marker stands: pixels hold 0xff with a zero behind it, and begin anew in between. */
function endOfScan(view: Buffer, start: number): number {
  for (let at = view.indexOf(0xff, start); at >= 0; at = view.indexOf(0xff, at + 1)) {
    const next = view[at + 1] ?? 0;
    const isWithin = next === 0 || next === 0xff || (next >= 0xd0 && next < startOfImage);
    if (!isWithin) return at;
  }
  return view.length;
}
