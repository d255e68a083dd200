import * as z from "zod";
import { exportFormatName, exportFormats } from "./cardOrigin.ts";
import { id } from "./character.ts";
import { limits } from "./limits.ts";
import { characterRef, labelName, versionNumber } from "./reference.ts";

const choice = {
  id: characterRef,
  version: versionNumber.optional(),
  label: labelName.optional(),
} as const;

/** `original` is the imported file, byte for byte: for members of its workspace alone. */
export const cardFileFormat = z.enum([...exportFormats, "original"], {
  error: `format must be one of ${exportFormats.join(", ")}, original.`,
});
export type CardFileFormat = z.infer<typeof cardFileFormat>;

/** One character as a file: at its newest version, or at the one that is named. */
export const exportCard = z.strictObject({ ...choice, format: cardFileFormat.default("json") });
export type ExportCard = z.input<typeof exportCard>;

/** What the file would not hold; without a `format`, for each of them. */
export const listCardLosses = z.strictObject({ ...choice, format: exportFormatName.optional() });

/**
 * What a format has no place for, or holds in another shape: `dropped`, `merged` with another field,
 * or `changed`. `path` is the field of the card, as in `character_book.entries` or `extensions.world`.
 * For files of a CHARX that its card does not name it is `files.module.risum`, `files.x_meta` or, for
 * all others together, `files`.
 */
export const cardLoss = z.object({
  code: z.enum(["dropped", "merged", "changed"]),
  path: z.string(),
  /** A sentence for people. */
  message: z.string(),
});
export type CardLoss = z.infer<typeof cardLoss>;

/** By format, in the order of `exportFormats`. */
export const cardLosses = z.object({
  version: versionNumber,
  items: z.array(z.object({ format: exportFormatName, losses: z.array(cardLoss) })),
});
export type CardLosses = z.infer<typeof cardLosses>;

const tooMany = `At most ${limits.selection} characters can be exported at once.`;

/** A selection as one ZIP, each character at its newest version or, of others', the published one. */
export const exportCards = z.strictObject({
  ids: z
    .array(id, { error: "ids must be a list of ids of characters." })
    .min(1, { error: "Name at least one character." })
    .max(limits.selection, { error: tooMany })
    .refine((ids) => new Set(ids.map((one) => one.toLowerCase())).size === ids.length, {
      error: "A character is named twice.",
    }),
  format: exportFormatName.default("json"),
});

/** `losses.json` in that ZIP: what became of each character, in the order of `ids`. */
export const exportedCards = z.object({
  format: exportFormatName,
  items: z.array(
    z.object({
      id,
      name: z.string(),
      version: versionNumber,
      /** Its name in the ZIP; null when it could not be written. */
      file: z.string().nullable(),
      losses: z.array(cardLoss),
      /** Why it could not be written. */
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
});
export type ExportedCards = z.infer<typeof exportedCards>;

/** The formats that a public character has under its own address: `/c/{slug}/card.png`. */
export const publicCardFormats = ["png", "json", "charx"] as const;
export type PublicCardFormat = (typeof publicCardFormats)[number];

export function publicCardPath(slug: string, format: PublicCardFormat): string {
  return `/c/${encodeURIComponent(slug)}/card.${format}`;
}

/** Where a card is downloaded. `ref` is an id or a slug, with `@v3` or `@production` if one is meant. */
export function exportPath(ref: string, format: CardFileFormat): string {
  return `/api/v1/characters/${encodeURIComponent(ref)}/export?format=${format}`;
}

/** The header of a card file that says how many losses `cards.losses` lists for it. */
export const lossesHeader = "x-personaforge-losses";
