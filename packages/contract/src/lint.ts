import * as z from "zod";
import { characterRef, labelName, versionNumber } from "./reference.ts";

/** How serious a finding is: `error` breaks the prompt, `warning` costs quality, `info` is a hint. */
export const lintSeverity = z.enum(["error", "warning", "info"]);

export const lintRule = z.enum([
  "macro-unknown",
  "macro-typo",
  "field-missing",
  "text-duplicate",
  "text-contradiction",
  "text-injection",
  "text-invisible",
  "prompt-heavy",
  "instructions-untrusted",
  "lore-unreachable",
  "lore-duplicate-key",
  "lore-regex",
  "lore-decorator",
]);
export type LintRule = z.infer<typeof lintRule>;

/** One thing that an author may want to change. */
export const lintFinding = z.object({
  rule: lintRule,
  severity: lintSeverity,
  /** Where: `backstory`, `lorebook.entries.3.keys.0`; empty for the whole character. */
  path: z.string(),
  message: z.string(),
  /** What was found there, and where in the text in UTF-16 units; null when it is the whole field. */
  range: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).nullable(),
  /** A change of one field that solves it; null when only a person can. */
  fix: z.object({ label: z.string(), field: z.string(), value: z.unknown() }).nullable(),
});
export type LintFinding = z.infer<typeof lintFinding>;

/** Which version to look at: the newest one of mine, the published one of others, unless named. */
export const lintCharacter = z.strictObject({
  id: characterRef,
  version: versionNumber.optional(),
  label: labelName.optional(),
});

export const lintReport = z.object({ version: versionNumber, findings: z.array(lintFinding) });
