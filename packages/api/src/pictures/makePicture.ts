import { createHash } from "node:crypto";
import { DomainError } from "@personaforge/contract/errors";
import type { Crop, Picture } from "@personaforge/contract/picture";
import type { PictureSize } from "@personaforge/contract/pictureUrl";
import sharp, { type OutputInfo, type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { inTurn } from "./inTurn.ts";
import { type OpenPicture, openPicture, unreadable } from "./pictureInput.ts";

/** A picture as it is shown, and its WebP. */
export interface MadePicture {
  picture: Picture;
  bytes: Buffer;
}

/** Pixels of the longer side. */
const longest = 1024;
const webp = { quality: 82, effort: 2 };

/**
 * Makes the picture that is shown of one that was uploaded: its first frame or the given part of it,
 * upright, at most 1,024 pixels on a side, as WebP without metadata.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, IMPORT_LIMIT_EXCEEDED, VALIDATION_FAILED or OVERLOADED
 */
export function makePicture(bytes: Uint8Array, crop?: Crop): Promise<MadePicture> {
  return inTurn(async () => {
    const opened = await openPicture(bytes);
    if (crop !== undefined) cut(opened, crop);
    const pixels = await opened.pixels
      .resize(longest, longest, { fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch(() => {
        throw unreadable();
      });
    const { width, height } = pixels.info;
    const made = await fromPixels(pixels).webp(webp).toBuffer();
    const hash = createHash("sha256").update(made).digest("hex");
    const picture = { hash, width, height, thumbhash: await thumbhashOf(pixels) };
    return { picture, bytes: made };
  });
}

/** Decoded once: to decode the WebP again for its thumbhash took 11 ms of CPU of 38 for a picture. */
interface Pixels {
  data: Buffer;
  info: Pick<OutputInfo, "width" | "height" | "channels">;
}

function fromPixels({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

function cut({ pixels, width, height }: OpenPicture, { left, top, size }: Crop): void {
  if (left + size <= width && top + size <= height) {
    pixels.extract({ left, top, width: size, height: size });
    return;
  }
  const message = `The part lies outside of the picture, which is ${width} × ${height} pixels.`;
  const fieldErrors = [{ path: "crop", code: "outside", message }];
  throw new DomainError("VALIDATION_FAILED", message, { fieldErrors });
}

// Seven waves across are all that a thumbhash keeps; 100 pixels, its most, take four times as long.
const hashedSide = 48;

async function thumbhashOf(pixels: Pixels): Promise<string> {
  const { data, info } = await fromPixels(pixels)
    .resize(hashedSide, hashedSide, { fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/**
 * A square of at most `size` pixels from a picture that {@link makePicture} made. Of what is higher
 * than wide it is the top, where faces are.
 */
export function makeSquare(
  bytes: Uint8Array,
  { size, width, height }: { size: PictureSize; width: number; height: number },
): Promise<Buffer> {
  const side = Math.min(size, width, height);
  return inTurn(() =>
    sharp(bytes).resize(side, side, { fit: "cover", position: "top" }).webp(webp).toBuffer(),
  );
}
