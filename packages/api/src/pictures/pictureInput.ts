import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import { fileTypeFromBuffer } from "file-type";
import sharp, { type Metadata, type Sharp } from "sharp";
import { barePng } from "./barePng.ts";
import { hasTooManyChunks, mostChunks } from "./webpChunks.ts";

// Each operation on a thread of its own and not on all: requests go on beside it.
sharp.concurrency(1);
sharp.cache(false);
// Whatever a file calls itself, nothing else decodes it: of SVG and PDF come requests and scripts.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Png", "Jpeg", "Webp", "Heif", "Nsgif"].map((name) => `VipsForeignLoad${name}`),
});

const types = new Set([
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/webp",
  "image/avif",
  "image/gif",
]);

/** Seconds after which a picture is given up. */
const patience = 2;

// What is not decoded line by line is in memory as a whole, with 6 bytes a pixel, of AVIF with 17:
// each at most 50 MiB.
const wholePixels = 8_388_608;
const avifPixels = 3_145_728;

export interface OpenPicture {
  /** Decodes the first frame, upright. May be called once. */
  pixels: Sharp;
  /** Upright. */
  width: number;
  height: number;
}

/**
 * Opens an uploaded picture without decoding its pixels.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, IMPORT_LIMIT_EXCEEDED, or VALIDATION_FAILED when it
 * cannot be read
 */
export async function openPicture(file: Uint8Array): Promise<OpenPicture> {
  const type = await fileTypeFromBuffer(file);
  if (type === undefined || !types.has(type.mime)) {
    const message = "Send a PNG, JPEG, WebP, AVIF or GIF picture.";
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", message);
  }
  if (type.mime === "image/webp" && hasTooManyChunks(file)) throw tooManyFrames();
  const bytes = /^image\/a?png$/.test(type.mime) ? barePng(file) : file;
  const input = { limitInputPixels: limits.picturePixels, failOn: "error", pages: 1 } as const;
  const header = await sharp(bytes, { ...input, limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw unreadable();
    });
  refuseHuge(header);
  const { width, height } = header.autoOrient;
  return { pixels: sharp(bytes, input).timeout({ seconds: patience }).autoOrient(), width, height };
}

function refuseHuge({ format, width, height, pageHeight, isProgressive }: Metadata): void {
  const byLine = (format === "png" || format === "jpeg") && !isProgressive;
  const whole = format === "heif" ? avifPixels : wholePixels;
  const maximum = byLine ? limits.picturePixels : whole;
  if (width * (pageHeight ?? height) <= maximum) return;
  const message = `The picture has more than ${Math.floor(maximum / 1_000_000)} megapixels.`;
  const fieldErrors = [{ path: "file", code: "too_many_pixels", message, maximum }];
  throw new DomainError("IMPORT_LIMIT_EXCEEDED", message, { fieldErrors });
}

function tooManyFrames(): DomainError {
  const message = `The picture has more than ${mostChunks.toLocaleString("en")} frames.`;
  const fieldErrors = [{ path: "file", code: "too_many_frames", message, maximum: mostChunks }];
  return new DomainError("IMPORT_LIMIT_EXCEEDED", message, { fieldErrors });
}

export function unreadable(): DomainError {
  const message = "The picture cannot be read: it is damaged or cut off.";
  const fieldErrors = [{ path: "file", code: "picture_unreadable", message }];
  return new DomainError("VALIDATION_FAILED", message, { fieldErrors });
}
