import * as z from "zod";
import { character, id, timestamp, versionMessage } from "./character.ts";
import { characterContent, contentChanges } from "./content.ts";
import { contentDiff } from "./diff.ts";
import { pageRequest } from "./page.ts";
import { labelName, stateRef, versionNumber } from "./reference.ts";

/** Where a version came from. */
export const versionSource = z.enum(["editor", "api", "import", "restore", "remix", "sample"]);

/** A version as the timeline shows it, without its content. */
export const versionSummary = z.object({
  number: versionNumber,
  /** What the author said about it; null when nothing. */
  message: z.string().nullable(),
  author: z.object({ handle: z.string(), name: z.string() }),
  source: versionSource,
  /** The version that this one brought back. */
  restored_from: versionNumber.nullable(),
  /** SHA-256 of the canonical content, hex. */
  content_hash: z.string(),
  created_at: timestamp,
  /** The labels that point at it now. */
  labels: z.array(z.string()),
  /** Whether the gallery shows it now. */
  is_published: z.boolean(),
});
export type VersionSummary = z.infer<typeof versionSummary>;

/** One version with everything it holds. It never changes, except for its message and labels. */
export const version = versionSummary.extend({
  character: z.object({ id, slug: z.string() }),
  content: characterContent,
});
export type Version = z.infer<typeof version>;

/** Newest first. */
export const listVersions = pageRequest.extend({ id });

export const versionOf = z.strictObject({ id, number: versionNumber });

/**
 * Makes a version: of the given fields upon the newest version, or without any field, of the
 * caller's draft, which is empty afterwards. `labels` are pointed at the version in the same step.
 * Equal content makes no version and answers `created: false`.
 * `expected_revision` is the character's (REST: `If-Match`). Without it, a draft whose fields were
 * changed by somebody else since answers PRECONDITION_FAILED; with it, the draft's texts win.
 */
export const saveVersion = contentChanges.extend({
  id,
  message: versionMessage.optional(),
  labels: z
    .array(labelName)
    .max(10, { error: "At most 10 labels can be pointed at a new version." })
    .optional(),
  expected_revision: z.int().nonnegative().optional(),
});
export type SaveVersion = z.input<typeof saveVersion>;

/** The character at its newest version, and whether that version was made by this call. */
export const savedVersion = character.extend({ created: z.boolean() });
export type SavedVersion = z.infer<typeof savedVersion>;

/** Makes a new version with the content of an old one; the ones between stay. */
export const restoreVersion = versionOf.extend({
  expected_revision: z.int().nonnegative().optional(),
});

/** Makes a new private character that begins as this version and knows it as its origin. */
export const branchVersion = versionOf.extend({ name: characterContent.shape.name.optional() });

/** Changes what is said about a version; `null` says nothing. */
export const renameVersion = versionOf.extend({ message: versionMessage.nullable() });

/** What to compare: each side a {@link stateRef}. */
export const compareStates = z.strictObject({ id, from: stateRef, to: stateRef });

/** One side of a comparison. */
export const comparedState = z.object({
  /** As it was asked for. */
  ref: z.string(),
  character: z.object({ id, slug: z.string(), name: z.string() }),
  /** Null for a draft. */
  version: versionNumber.nullable(),
  content_hash: z.string(),
});

/** How two states differ, by field; see {@link contentDiff}. */
export const stateDiff = contentDiff.extend({ from: comparedState, to: comparedState });
export type StateDiff = z.infer<typeof stateDiff>;
