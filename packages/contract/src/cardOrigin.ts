import * as z from "zod";
import { sha256 } from "./picture.ts";

/** What a character can be exported as; `json` is a V3 card. */
export const exportFormats = [
  "png",
  "json",
  "json-v2",
  "charx",
  "byaf",
  "eliza",
  "lobe",
  "open-webui",
  "letta",
  "markdown",
] as const;
export const exportFormatName = z.enum(exportFormats, {
  error: `format must be one of ${exportFormats.join(", ")}.`,
});

export type ExportFormat = z.infer<typeof exportFormatName>;

/** 96 bits of a SHA-256 in Base64. */
export const fingerprintLength = 16;

const fields = z.array(z.string().max(60)).max(40);

/** The file that a character was imported from, which is kept and can be exported again. */
export const cardOrigin = z.strictObject({
  /** SHA-256 of the file. */
  hash: sha256,
  /** What it was read as: `v2`, `v3`, `eliza`, … */
  format: z.string().max(40),
  /** Fields that the file did not have and that were made from its other fields. */
  derived: fields,
  /** Fields that hold only the beginning of what the file says, because all of it is over their limit. */
  cut: fields,
  /**
   * By field, the beginning of a hash of what the import made of it: by it an export knows what was
   * edited since. Fields that were empty have none.
   */
  fingerprints: z.record(z.string().max(60), z.string().length(fingerprintLength)).optional(),
});
export type CardOrigin = z.infer<typeof cardOrigin>;
