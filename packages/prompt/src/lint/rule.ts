import type { WrittenContent } from "@personaforge/contract/content";
import type { LintFinding, LintRule } from "@personaforge/contract/lint";
import type { LoreEntry } from "@personaforge/contract/lorebook";
import type { EntrySettings } from "../lore/entrySettings.ts";
import type { CountTokens } from "../prompt.ts";
import type { KeyCheck } from "./keyCheck.ts";
import type { MacroFault } from "./macroFaults.ts";
import type { AuthorText } from "./texts.ts";

/** A change of one field of the content. */
export interface Fix {
  readonly label: string;
  readonly field: keyof WrittenContent;
  readonly value: unknown;
}

/** What a rule found. */
export interface Found {
  /** Empty for the whole character. */
  readonly path: string;
  /** What is wrong and what comes of it, in whole sentences. */
  readonly message: string;
  /** In UTF-16 units of the text at the path. */
  readonly range?: { readonly start: number; readonly end: number };
  /** When it is not the rule's own. */
  readonly severity?: LintFinding["severity"];
  /** Called only for findings that are reported; null when the change would not be valid. */
  readonly fix?: () => Fix | null;
}

/** What rules look at. */
export interface Subject {
  readonly content: WrittenContent;
  /** Every text that is sent to the model, or shown, in the order of the editor. */
  readonly texts: readonly AuthorText[];
  /** Keys in which a brace or an invisible character stands; the others need no look. */
  readonly keys: readonly AuthorText[];
  /** Macros that stay as they are written. */
  readonly macros: readonly MacroFault[];
  /** The entries of the lorebook that are not switched off. */
  readonly entries: readonly ActiveEntry[];
  readonly check: KeyCheck;
  /** Tokens that the model can read and write together. */
  readonly context: number;
  readonly count: CountTokens;
  /** What sentences call a place other than their own. */
  readonly nameOf: (path: string) => string;
}

export interface ActiveEntry {
  readonly entry: LoreEntry;
  /** Its place in the lorebook. */
  readonly index: number;
  /** As the engine reads it. */
  readonly settings: EntrySettings;
}

export interface Rule {
  readonly id: LintRule;
  readonly severity: LintFinding["severity"];
  readonly find: (subject: Subject, report: (found: Found) => void) => void;
}
