export type Colour = { lightness: number; chroma: number; hue: number };

const oklch = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/;

/** Reads `oklch(0.5 0.1 180)`. */
export function parseOklch(text: string): Colour {
  const [, lightness, chroma, hue] = oklch.exec(text) ?? [];
  return { lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) };
}

/** Relative luminance after WCAG, from Oklab by way of linear sRGB, clipped to what a screen shows. */
function luminance({ lightness, chroma, hue }: Colour): number {
  const radians = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(radians);
  const b = chroma * Math.sin(radians);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
}

/** How many to 1 two colours stand apart, after WCAG. */
export function contrast(a: Colour, b: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}
