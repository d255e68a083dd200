import { rgbaToDataURL, thumbHashToRGBA } from "thumbhash";

// Of every six pixels one: five by five keep all that is to be seen of so few waves, in 250 bytes.
const step = 6;

/** A picture of a few pixels, as a data URL, that a browser enlarges softly. */
export function blurOf(thumbhash: string): string {
  const bytes = Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0));
  const { w, h, rgba } = thumbHashToRGBA(bytes);
  const columns = Math.max(1, Math.floor(w / step));
  const rows = Math.max(1, Math.floor(h / step));
  const pixels = Array.from({ length: columns * rows }, (_, index) => {
    const x = Math.floor((((index % columns) + 0.5) * w) / columns);
    const y = Math.floor(((Math.floor(index / columns) + 0.5) * h) / rows);
    const at = (y * w + x) * 4;
    return [...rgba.slice(at, at + 4)];
  });
  return rgbaToDataURL(columns, rows, pixels.flat());
}
