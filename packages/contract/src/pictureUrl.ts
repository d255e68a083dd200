/** The sides, in pixels, that a picture can be fetched in. */
export const pictureSizes = [64, 128, 256, 512, 1024] as const;
export type PictureSize = (typeof pictureSizes)[number];

/**
 * Where a picture is. Without a size, as large as there is. Here without a schema, for zod is a tenth
 * of what a page may weigh.
 */
export function pictureUrl(hash: string, size?: PictureSize): string {
  return `/api/v1/media/${hash}${size === undefined ? "" : `?size=${size}`}`;
}
