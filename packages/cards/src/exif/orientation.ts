import { firstDirectory, tiffOf, valueOf, viewOf } from "./tiff.ts";

const orientation = 0x0112;

/** Which way up a picture is, 1 to 8 as EXIF counts; 1, which is upright, when the block says none. */
export function orientationOf(block: Uint8Array | null): number {
  const tiff = block === null ? null : tiffOf(block);
  const value = tiff === null ? null : valueOf(tiff, firstDirectory(tiff), orientation);
  if (tiff === null || value === null || value.length < 2) return 1;
  const turned = viewOf(value).getUint16(0, tiff.little);
  return turned >= 1 && turned <= 8 ? turned : 1;
}

/** A block of EXIF that says which way up the picture is, and nothing else. */
export function blockOfOrientation(turned: number): Uint8Array {
  const block = new Uint8Array(26);
  const view = viewOf(block);
  block.set([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
  // One field, a number of two bytes.
  view.setUint16(8, 1);
  view.setUint16(10, orientation);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, turned);
  return block;
}
