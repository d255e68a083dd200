import * as z from "zod";
import { pictureSizes } from "./pictureUrl.ts";

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: "This is not a SHA-256 in hexadecimal." });

export const pictureSize = z.union(
  pictureSizes.map((size) => z.literal(size)),
  { error: `size must be one of ${pictureSizes.join(", ")}.` },
);

/**
 * A picture that PersonaForge made of an uploaded one: WebP, at most 1,024 pixels on a side, without
 * the metadata. `GET /api/v1/media/{hash}?size=` serves it.
 */
export const picture = z.strictObject({
  hash: sha256,
  width: z.int().min(1).max(1024),
  height: z.int().min(1).max(1024),
  /** What to show until it is there: a thumbhash in base64. */
  thumbhash: z.string().regex(/^[A-Za-z0-9+/]{1,44}={0,2}$/),
});
export type Picture = z.infer<typeof picture>;

/** A square part of an uploaded picture, in its pixels. */
export const crop = z.strictObject({
  left: z.int().min(0).max(100_000),
  top: z.int().min(0).max(100_000),
  size: z.int().min(1).max(100_000),
});
export type Crop = z.infer<typeof crop>;
