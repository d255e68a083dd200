import { portrait } from "@personaforge/contract/portrait";
import sharp, { type OverlayOptions } from "sharp";
import { inTurn } from "../pictures/inTurn.ts";

const side = 512;
// Few servers have a font for them; without one a box with a number is drawn.
const emoji = /\p{Extended_Pictographic}/u;

/**
 * The look of a character without a picture, as a PNG: the gradient and the initials that the pages
 * show. On a machine without fonts, the gradient alone.
 */
export function initialsPicture(id: string, name: string): Promise<Buffer> {
  const { initials, angle, from, to } = portrait(id, name);
  const ends: [Rgb, Rgb] = [rgbOf(from), rgbOf(to)];
  const raw = { width: side, height: side, channels: 3 } as const;
  const background = () => sharp(gradient(angle, ends), { raw });
  const drawn = emoji.test(initials) ? [] : [letters(initials)];
  return inTurn(() =>
    background()
      .composite(drawn)
      .removeAlpha()
      .png()
      .toBuffer()
      .catch(() => background().png().toBuffer()),
  );
}

/** Drawn as text and not as SVG, which this process refuses to open. */
function letters(initials: string): OverlayOptions {
  const escaped = initials.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const text = `<span foreground="white" weight="600">${escaped}</span>`;
  return { input: { text: { text, font: "sans", rgba: true, width: 300, height: 200 } } };
}

type Rgb = readonly [number, number, number];

/** As CSS draws `linear-gradient`, row by row; `angle` in degrees clockwise from upwards. */
function gradient(angle: number, [from, to]: [Rgb, Rgb]): Buffer {
  const radians = (angle * Math.PI) / 180;
  const [x, y] = [Math.sin(radians), -Math.cos(radians)];
  const pixels = Buffer.alloc(side * side * 3);
  for (let row = 0, at = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const along = ((column + 0.5) / side - 0.5) * x + ((row + 0.5) / side - 0.5) * y;
      const part = Math.min(1, Math.max(0, along + 0.5));
      for (const channel of [0, 1, 2] as const) {
        pixels[at++] = Math.round(from[channel] + (to[channel] - from[channel]) * part);
      }
    }
  }
  return pixels;
}

/** The sRGB values of `oklch(0.55 0.085 120)`, by way of Oklab and linear light. */
function rgbOf(colour: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const radians = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(radians);
  const b = chroma * Math.sin(radians);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The transfer function of sRGB: 0 to 255 of linear light. */
function encoded(light: number): number {
  const clipped = Math.min(1, Math.max(0, light));
  return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
}
