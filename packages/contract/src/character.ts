import * as z from "zod";
import { characterContent, contentChanges, newContent } from "./content.ts";
import { limits } from "./limits.ts";
import { pageRequest } from "./page.ts";
import { characterRef, labelName, versionNumber } from "./reference.ts";
import { optionalText, safeText } from "./text.ts";

/** ISO 8601, UTC, with milliseconds: `2026-11-22T18:00:00.000Z`. */
export const timestamp = z.iso.datetime();

/** UUID version 7, made by the server. */
export const id = z.uuid({ error: "This is not a valid id." });

const isPublic = z.boolean({ error: "is_public must be true or false." });
export const versionMessage = safeText("The version message", limits.version_message);

/** Makes a character with its version 1. */
export const createCharacter = newContent.extend({
  is_public: isPublic.default(false),
  message: versionMessage.optional(),
});
export type CreateCharacter = z.input<typeof createCharacter>;

/**
 * Reads a character at its newest version, or at the one that `version` or `label` names. The same
 * can be said in `id`: `mira-vale-k3f9@v3`. Of others' characters, the published version is all.
 */
export const getCharacter = z.strictObject({
  id: characterRef,
  version: versionNumber.optional(),
  label: labelName.optional(),
});

/**
 * Changes fields. Changed content makes a new version; equal content makes none.
 * `is_public: true` publishes the newest version, `false` takes the character out of the gallery.
 * `expected_revision` is the `revision` the caller last saw (REST: `If-Match`); another one
 * answers PRECONDITION_FAILED.
 */
export const updateCharacter = contentChanges.extend({
  id,
  is_public: isPublic.optional(),
  message: versionMessage.optional(),
  expected_revision: z.int().nonnegative().optional(),
});
export type UpdateCharacter = z.input<typeof updateCharacter>;

/** Moves a character to the trash or back; `expected_revision` as in {@link updateCharacter}. */
export const moveCharacter = updateCharacter.pick({ id: true, expected_revision: true });

const identity = {
  id,
  slug: z.string(),
  created_at: timestamp,
  updated_at: timestamp,
};

/** The version of a character that another one began as. */
export const origin = z.object({ id, version: z.int().positive() });

/** A character as its owner sees it, with the content of `version`. */
export const character = characterContent.extend({
  ...identity,
  is_public: z.boolean(),
  is_sample: z.boolean(),
  version: z.int().positive(),
  published_version: z.int().positive().nullable(),
  published_at: timestamp.nullable(),
  /** Null when it began as itself, or when its source is gone. */
  origin: origin.nullable(),
  /** SHA-256 of the canonical content, hex. */
  content_hash: z.string(),
  /**
   * Grows by one with every change of the character; the ETag on REST begins with it. Others than
   * the owner get the number of the published version here.
   */
  revision: z.int().positive(),
  deleted_at: timestamp.nullable(),
  /** When the trash lets go of it; null outside the trash. */
  purge_at: timestamp.nullable(),
});
export type Character = z.infer<typeof character>;

const summaryFields = {
  name: true,
  tagline: true,
  personality_summary: true,
  initial_greeting: true,
  tags: true,
  language: true,
  content_rating: true,
  avatar: true,
} as const;

/** A row of a list: enough to recognise the character, without its long texts. */
export const characterSummary = z.object({
  ...identity,
  ...characterContent.pick(summaryFields).shape,
  is_public: z.boolean(),
  is_sample: z.boolean(),
  version: z.int().positive(),
  /** The version that the label `production` points at. */
  live_version: z.int().positive().nullable(),
  /** When my draft of it was last changed; null without unsaved changes. */
  draft_at: timestamp.nullable(),
  deleted_at: timestamp.nullable(),
  purge_at: timestamp.nullable(),
});
export type CharacterSummary = z.infer<typeof characterSummary>;

/** Who made a public character. */
export const creator = z.object({ handle: z.string(), name: z.string() });

/** A character as everybody sees it: the version that was published. */
export const publicCharacter = characterContent.extend({
  ...identity,
  version: z.int().positive(),
  content_hash: z.string(),
  published_at: timestamp,
  creator,
});
export type PublicCharacter = z.infer<typeof publicCharacter>;

/** Makes a private character of my own that begins as a public one and knows it as its origin. */
export const forkCharacter = z.strictObject({
  id: characterRef,
  name: characterContent.shape.name.optional(),
});

/** A row of the gallery. */
export const publicSummary = z.object({
  id,
  slug: z.string(),
  ...characterContent.pick(summaryFields).shape,
  version: z.int().positive(),
  published_at: timestamp,
  creator,
});
export type PublicSummary = z.infer<typeof publicSummary>;

const query = optionalText("The search", limits.query);
const tag = safeText("A tag", limits.tag);

/** My characters, newest first. `q` searches the name, tagline, tags and personality. */
export const listCharacters = pageRequest.extend({
  q: query.optional(),
  tag: tag.optional(),
  trash: z.boolean().optional(),
});

/** Public characters: newest publication first, or best match first when `q` is given. */
export const searchGallery = pageRequest.extend({
  q: query.optional(),
  tag: tag.optional(),
});
