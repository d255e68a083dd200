import { latin1 } from "../bytes/latin1.ts";

/** Sizes of the types of a value, by their numbers. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

export interface Tiff {
  bytes: Uint8Array;
  view: DataView;
  little: boolean;
}

export const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** A block of EXIF, with its mark or without; null when it is none. */
export function tiffOf(block: Uint8Array): Tiff | null {
  const marked = latin1(block, 0, 6) === "Exif\0\0";
  const bytes = marked ? block.subarray(6) : block;
  const order = latin1(bytes, 0, 2);
  if (bytes.length < 8 || (order !== "II" && order !== "MM")) return null;
  return { bytes, view: viewOf(bytes), little: order === "II" };
}

/** Where the first directory stands. */
export const firstDirectory = ({ view, little }: Tiff): number => view.getUint32(4, little);

/** The value of a tag in the directory at an offset. */
export function valueOf(tiff: Tiff, directory: number, tag: number): Uint8Array | null {
  const { bytes, view, little } = tiff;
  if (directory + 2 > bytes.length) return null;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > bytes.length) return null;
    if (view.getUint16(at, little) !== tag) continue;
    const size = (sizes[view.getUint16(at + 2, little)] ?? 1) * view.getUint32(at + 4, little);
    const start = size <= 4 ? at + 8 : view.getUint32(at + 8, little);
    return bytes.subarray(start, start + size);
  }
  return null;
}
