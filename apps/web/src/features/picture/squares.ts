import type { Crop } from "@personaforge/contract/picture";

/** Width and height of a picture, in its pixels. */
export interface Extent {
  width: number;
  height: number;
}

/** An area that is not yet in whole pixels. */
interface Area extends Extent {
  x: number;
  y: number;
}

const within = (value: number, least: number, most: number) =>
  Math.min(Math.max(Math.round(value), least), most);

/** The nearest square that lies in the picture, in whole pixels. */
export function squareIn({ width, height }: Extent, wanted: Crop): Crop {
  const size = within(wanted.size, 1, Math.min(width, height));
  return {
    left: within(wanted.left, 0, width - size),
    top: within(wanted.top, 0, height - size),
    size,
  };
}

/** What a cropper shows as a square of the picture. */
export function squareOf(extent: Extent, { x, y, width }: Area): Crop {
  return squareIn(extent, { left: x, top: y, size: width });
}

/** As large as there is: in the middle of what is wide, at the top of what is high, where faces are. */
export function firstSquare(extent: Extent): Crop {
  const size = Math.min(extent.width, extent.height);
  return squareIn(extent, { left: (extent.width - size) / 2, top: 0, size });
}
