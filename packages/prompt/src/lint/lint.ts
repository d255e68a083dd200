import type { WrittenContent } from "@personaforge/contract/content";
import type { LintFinding } from "@personaforge/contract/lint";
import { estimateTokens } from "../estimateTokens.ts";
import { readEntry } from "../lore/entrySettings.ts";
import type { CountTokens } from "../prompt.ts";
import { KeyCheck } from "./keyCheck.ts";
import { macroFaults } from "./macroFaults.ts";
import type { Fix, Found, Rule, Subject } from "./rule.ts";
import { rules } from "./rules.ts";
import { remarkableKeys, textsOf } from "./texts.ts";

export interface LintOptions {
  /** Tokens that the model can read and write together; what chats use unless given. */
  readonly context?: number;
  /** An estimate unless given. */
  readonly count?: CountTokens;
  /** What sentences call a place other than their own; its path unless given. */
  readonly nameOf?: (path: string) => string;
}

/** Findings of one rule that are listed; one more says how many there are beyond them. */
const mostFindings = 200;

/** Characters of all fixes of a report: each brings a whole field, and a lorebook may have millions. */
const mostFixed = 1_000_000;

/**
 * What an author may want to change in a character, by rule in the order of the list of rules.
 * The same content always gives the same findings. Never throws; takes under a second for the
 * largest content.
 */
export function lint(content: WrittenContent, options: LintOptions = {}): LintFinding[] {
  const subject = subjectOf(content, options);
  const room = { left: mostFixed, sizes: new Map<string, number>() };
  return rules.flatMap((rule) => findingsOf(rule, subject, room));
}

function subjectOf(content: WrittenContent, options: LintOptions): Subject {
  const book = content.lorebook;
  const entries = (book?.entries ?? []).flatMap((entry, index) =>
    book && entry.enabled ? [{ entry, index, settings: readEntry(book, entry, index) }] : [],
  );
  const texts = textsOf(content);
  const keys = remarkableKeys(entries);
  return {
    ...{ content, texts, keys, entries },
    macros: macroFaults([...texts, ...keys]),
    check: new KeyCheck(),
    context: options.context ?? 32_768,
    count: options.count ?? estimateTokens,
    nameOf: options.nameOf ?? ((path) => path),
  };
}

interface Room {
  left: number;
  /** Of fields, as JSON. */
  readonly sizes: Map<string, number>;
}

function findingsOf(rule: Rule, subject: Subject, room: Room): LintFinding[] {
  const findings: LintFinding[] = [];
  let more = 0;
  rule.find(subject, (found) => {
    if (findings.length === mostFindings) more++;
    else findings.push(findingOf(found, rule, { subject, room }));
  });
  if (more > 0) {
    const message = `There ${more === 1 ? "is 1 more finding" : `are ${more} more findings`} of this kind.`;
    findings.push(findingOf({ path: "", message }, rule, { subject, room }));
  }
  return findings;
}

function findingOf(
  { path, message, range, severity, fix }: Found,
  rule: Rule,
  { subject, room }: { subject: Subject; room: Room },
): LintFinding {
  const field = path.split(".")[0] ?? "";
  const fits = fix !== undefined && sizeOf(field, subject, room) <= room.left;
  const change: Fix | null = fits ? fix() : null;
  if (change !== null) room.left -= sizeOf(change.field, subject, room);
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    path,
    message,
    range: range === undefined ? null : { start: range.start, end: range.end },
    fix: change === null ? null : { ...change },
  };
}

/** How much of a report a field takes. A fix changes it by little. */
function sizeOf(field: string, { content }: Subject, { sizes }: Room): number {
  let size = sizes.get(field);
  if (size === undefined) {
    const value: unknown = Object.entries(content).find(([name]) => name === field)?.[1];
    size = JSON.stringify(value ?? null).length;
    sizes.set(field, size);
  }
  return size;
}
