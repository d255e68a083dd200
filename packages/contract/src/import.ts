import * as z from "zod";
import { character, id, timestamp } from "./character.ts";
import { characterContent, tagList } from "./content.ts";
import { overLimitText } from "./importAnswer.ts";
import { pageRequest } from "./page.ts";
import { picture, sha256 } from "./picture.ts";

/** What to do with a file that, or whose character, is here already. */
export const onDuplicate = z.enum(["skip", "copy", "version"], {
  error: 'on_duplicate must be "skip", "copy" or "version".',
});
export type OnDuplicate = z.infer<typeof onDuplicate>;

/**
 * Something to know about an imported file: `warning`s of the reader, how fields were mapped, and
 * `finding`s, such as links and scripts, that are kept and not followed. `code` is for programs.
 */
export const importNote = z.object({
  kind: z.enum(["warning", "mapping", "finding"]),
  code: z.string(),
  severity: z.enum(["info", "warning"]),
  /** Where in the file or, for `mapping`, which field of the character. */
  path: z.string(),
  /** A sentence for people. */
  message: z.string(),
  excerpt: z.string().optional(),
  /** With `over_limit`: how long it is, and how long it may be. */
  length: z.int().optional(),
  limit: z.int().optional(),
});
export type ImportNote = z.infer<typeof importNote>;

/** What became of one file, field by field. */
export const importReport = z.object({
  /** SHA-256 of the file as it was uploaded. */
  hash: sha256,
  container: z.string(),
  format: z.string(),
  kind: z.enum(["character", "lorebook"]),
  name: z.string(),
  creator: z.string(),
  /** Where each field of the character came from: `backstory` from `description`. */
  mapping: z.array(z.object({ field: z.string(), source: z.string(), characters: z.int() })),
  notes: z.array(importNote),
});
export type ImportReport = z.infer<typeof importReport>;

/** Form fields beside the file of `POST /characters/import`. */
export const importCharacter = z.strictObject({
  /** The name of a character that has none. */
  name: characterContent.shape.name.optional(),
  /** The character of mine to make a version of, or to give this lorebook. */
  into: id.optional(),
});

/** What `POST /characters/import` answers. */
export const importedCharacter = z.object({ character, report: importReport });
export type ImportedCharacter = z.infer<typeof importedCharacter>;

/**
 * - `open`: more files may be added. `checking`, `importing`, `tagging`, `undoing`: under way.
 *   `checked`: every file was read, nothing imported yet. `stopped`: somebody stopped it; it can go
 *   on. `done`. `undone`. After `tagging` it is what it was before.
 */
export const importState = z.enum([
  "open",
  "checking",
  "checked",
  "importing",
  "stopped",
  "done",
  "tagging",
  "undoing",
  "undone",
]);
export type ImportState = z.infer<typeof importState>;

/**
 * - `waiting`: not looked at yet. `ready`: can be imported. `needs_fix`: cannot without an answer
 *   (`reason` says which). `duplicate`: here already, see `reason`. `imported`. `skipped`: not asked
 *   for, or no card. `failed`. `undone`.
 */
export const importItemState = z.enum([
  "waiting",
  "ready",
  "needs_fix",
  "duplicate",
  "imported",
  "skipped",
  "failed",
  "undone",
]);
export type ImportItemState = z.infer<typeof importItemState>;

/** Why an item is where it is. */
export const importReason = z.enum([
  // needs_fix
  "name_missing",
  "lorebook",
  // duplicate
  "same_file",
  "same_source",
  // skipped
  "not_a_card",
  "chosen",
  // A lorebook of the same import that a character names, and now has.
  "attached",
  // failed
  "unreadable",
  "encrypted",
  "too_large",
  "too_deep",
  "unsafe_package",
  "timed_out",
  // The server died twice while it read the file, and does not try again by itself.
  "gave_up",
  // Nobody decided for so long that the file is gone, see `limits.importDays`.
  "expired",
  // The character that it was for is not there any more.
  "no_target",
  "internal",
  // undone
  // Somebody has gone on from the version that was made, so it stays.
  "kept",
]);
export type ImportReason = z.infer<typeof importReason>;

/** How many items are in each state. */
export const importCounts = z.object({
  total: z.int(),
  waiting: z.int(),
  ready: z.int(),
  needs_fix: z.int(),
  duplicate: z.int(),
  imported: z.int(),
  skipped: z.int(),
  failed: z.int(),
  undone: z.int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

/**
 * What became of a character when tags were added to all of an import. `added`: a version with them
 * was made. `present`: it had them all. `full`: together they would be more than `limits.tags`, so it
 * got none of them.
 */
export const importTagged = z.enum(["added", "present", "full"]);
export type ImportTagged = z.infer<typeof importTagged>;

/** Tags on their way to the characters of an import, or how the last ones came there. */
export const importTagging = z.object({
  tags: z.array(z.string()),
  /** Characters of the import that there were when it began; each counts once. */
  total: z.int(),
  added: z.int(),
  present: z.int(),
  full: z.int(),
  /** Deleted by the time it was their turn. */
  gone: z.int(),
});
export type ImportTagging = z.infer<typeof importTagging>;

/** A job that imports many files. It goes on when the page is closed, and after a crash. */
export const importJob = z.object({
  id,
  state: importState,
  /** Null: the same file is left out, and another file of the same source makes a new character. */
  on_duplicate: onDuplicate.nullable(),
  counts: importCounts,
  /** Null until somebody asked for tags. */
  tagging: importTagging.nullable(),
  created_at: timestamp,
  updated_at: timestamp,
  finished_at: timestamp.nullable(),
  /** Until when it can be undone; null when there is nothing to undo. */
  undo_until: timestamp.nullable(),
});
export type ImportJob = z.infer<typeof importJob>;

/** One file of a job. */
export const importItem = z.object({
  id,
  position: z.int(),
  /** The name of the file, with the folders it was in. */
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  state: importItemState,
  reason: importReason.nullable(),
  /** The character that was made, or of which a version was made; of a duplicate, the one that is here. */
  character: z
    .object({
      id,
      slug: z.string(),
      name: z.string(),
      avatar: picture.nullable(),
      version: z.int().nullable(),
    })
    .nullable(),
  /** Whether a character or a version was made. */
  made: z.enum(["character", "version"]).nullable(),
  /** What the last `tagging` did to the character; null when it did nothing. */
  tagged: importTagged.nullable(),
  /** Null until the file was read, and when it could not be. */
  report: importReport.nullable(),
});
export type ImportItem = z.infer<typeof importItem>;

export const getImport = z.strictObject({ id });
export const listImports = pageRequest;

/** Items in the order in which they came; `state` and `tagged` show only those. */
export const listImportItems = pageRequest.extend({
  id,
  state: importItemState.optional(),
  tagged: importTagged.optional(),
});

/** Adds tags to every character that the import brought, as a new version of each. */
export const tagImport = z.strictObject({
  id,
  tags: tagList.min(1, { error: "Say at least one tag." }),
});

/** What a person says about one item before it is imported. */
export const importDecision = z.strictObject({
  item_id: id,
  /** The name of a character that has none. */
  name: characterContent.shape.name.optional(),
  /** What to do with a duplicate; for a lorebook, `version` adds it to the character `into`. */
  action: z.enum(["import", "skip", "copy", "version"]).optional(),
  /** The character to make a version of. */
  into: id.optional(),
});
export type ImportDecision = z.infer<typeof importDecision>;

/**
 * Imports what is ready, with the decisions. What still needs one stays as it is and can be decided
 * in a later call.
 */
export const startImport = z.strictObject({
  id,
  on_duplicate: onDuplicate.optional(),
  decisions: z
    .array(importDecision)
    .max(1_000, { error: "At most 1,000 decisions can be sent at once." })
    .optional(),
});

/** The mapped content of one item, to look at before it is imported. */
export const importPreview = z.object({
  item: importItem,
  /**
   * Null when the file cannot be read, or is no longer kept. The name is empty when it is missing, and
   * with it perhaps the personality.
   */
  content: characterContent
    .extend({ name: z.string(), personality_summary: z.string() })
    .nullable(),
  /** The texts of the file, by its own field names. */
  theirs: z.array(z.object({ field: z.string(), text: z.string() })),
  /** The texts that can be answered for, see `answerImportItem`, in the order of the mapping. */
  over_limit: z.array(overLimitText),
});
export type ImportPreview = z.infer<typeof importPreview>;
export const getImportItem = z.strictObject({ id, item_id: id });

/** What `GET /imports/{id}/report?format=json` answers. */
export const importRecord = z.object({ import: importJob, items: z.array(importItem) });
export type ImportRecord = z.infer<typeof importRecord>;

/** The query of `GET /imports/{id}/report`. */
export const importReportQuery = z.strictObject({
  format: z.enum(["csv", "json"], { error: 'format must be "csv" or "json".' }).default("json"),
});

/**
 * Form fields beside the files of `POST /imports`. A file is a card, or a ZIP archive of cards. The
 * answer is the {@link importJob}, sent when every file is stored.
 */
export const createImport = z.strictObject({
  /** Reads every file and imports none. */
  dry_run: z.stringbool().optional(),
  /** More files follow with `POST /imports/{id}/files`; nothing begins before `POST /imports/{id}/start`. */
  open: z.stringbool().optional(),
  on_duplicate: onDuplicate.optional(),
});
