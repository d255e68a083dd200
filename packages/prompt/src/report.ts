import type {
  LoreFate,
  LoreReport,
  PromptReport,
  PromptSection,
} from "@personaforge/contract/promptReport";
import type { WrittenContent } from "@personaforge/contract/content";
import type { Fitted, PromptParts } from "./fit.ts";
import { insertCost } from "./inserts.ts";
import { unknownMacros } from "./macros.ts";
import type { LoreResult } from "./lore/lore.ts";
import type { PromptBudget } from "./prompt.ts";
import { type Costs, type Section, type Unit, wrapping } from "./section.ts";
import { untrusted } from "./sections.ts";

const noRoom = "The budget had no room for it.";

/** What became of each section, in the order of the prompt; what was never written is left out. */
export function sectionReports(
  parts: PromptParts,
  { kept, turns }: Fitted,
  { costs, character }: { costs: Costs; character: WrittenContent },
): PromptSection[] {
  const written = parts.sections.filter(
    ({ units, withheld }) => units.length > 0 || withheld !== undefined,
  );
  return [
    ...written.map((section) => sectionReport(section, kept, costs)),
    ...historyReport(parts, turns, costs),
    ...insertReports(parts, kept, costs),
    ...withheldInserts(character),
  ];
}

type Plain = Pick<PromptSection, "name" | "field" | "sent">;

function entry(part: Plain, tokens: number, dropped: number): PromptSection {
  const state = dropped === 0 ? "kept" : tokens === 0 ? "dropped" : "trimmed";
  return { ...part, tokens, dropped, state, reason: dropped === 0 ? null : noRoom };
}

function sectionReport(section: Section, kept: ReadonlySet<Unit>, costs: Costs): PromptSection {
  const { name, field, sent, units, withheld } = section;
  const isKept = (unit: Unit) => kept.has(unit);
  const some = units.filter(isKept);
  const joint = section.joint === "" ? 0 : costs.of(section.joint);
  const around = some.length === 0 ? 0 : wrapping(section, costs) + (some.length - 1) * joint;
  const report = entry(
    { name, field, sent },
    total(some) + around,
    total(units.filter((unit) => !isKept(unit))),
  );
  return withheld === undefined ? report : { ...report, reason: withheld };
}

function total(units: readonly Unit[]): number {
  return units.reduce((sum, { tokens }) => sum + tokens, 0);
}

function historyReport(parts: PromptParts, kept: number, costs: Costs): PromptSection[] {
  const first = parts.turns.length - kept;
  const tokensOf = (turns: PromptParts["turns"]) =>
    turns.reduce((sum, { text }) => sum + costs.of(text) + costs.aroundMessage, 0);
  const reports: PromptSection[] = [];
  if (parts.turns.length > 0) {
    const [from = ""] = parts.turns[0]?.source.split(".") ?? [];
    const opens = from !== "history";
    const field = opens ? from : null;
    const part = { name: "history", field, sent: opens ? "opening" : "conversation" } as const;
    const tokens = tokensOf(parts.turns.slice(first));
    reports.push(entry(part, tokens, tokensOf(parts.turns.slice(0, first))));
  }
  if (parts.message !== null) {
    const tokens = costs.of(parts.message) + costs.aroundMessage;
    reports.push(entry({ name: "message", field: null, sent: "conversation" }, tokens, 0));
  }
  return reports;
}

/** Lore between the turns counts with the lore that depends on what is said. */
function insertReports(
  { inserts }: PromptParts,
  kept: ReadonlySet<Unit>,
  costs: Costs,
): PromptSection[] {
  return (["lore", "depth_prompt", "post_history_instructions"] as const).flatMap((name) => {
    const here = inserts.filter(({ section }) => section === name);
    if (here.length === 0) return [];
    const [sentHere, left] = [true, false].map((isKept) =>
      here.filter(({ unit }) => kept.has(unit) === isKept),
    );
    const field = name === "lore" ? "lorebook" : name;
    const sent = name === "lore" ? "conversation" : "always";
    const tokens = (sentHere ?? []).reduce((sum, insert) => sum + insertCost(insert, costs), 0);
    return [entry({ name, field, sent }, tokens, total((left ?? []).map(({ unit }) => unit)))];
  });
}

function withheldInserts(character: WrittenContent): PromptSection[] {
  if (character.trusts_instructions) return [];
  const names = [
    ["depth_prompt", character.depth_prompt?.prompt, "depth prompt is", "it"],
    [
      "post_history_instructions",
      character.post_history_instructions,
      "last instructions are",
      "they",
    ],
  ] as const;
  return names.flatMap(([name, text, whatIs, it]) => {
    if (!text) return [];
    const part = entry({ name, field: name, sent: "always" }, 0, 0);
    return [{ ...part, state: "dropped" as const, reason: untrusted(whatIs, it) }];
  });
}

const mostFates = 500;

/** What the lorebook did; an entry that the prompt had no room for is not active any more. */
export function loreReport(
  result: LoreResult,
  { entries, profile, kept }: { entries: number; profile: string; kept: ReadonlySet<Unit> },
): LoreReport {
  const sent = new Set<string>();
  let tokens = 0;
  for (const { lore } of kept) {
    if (lore === undefined) continue;
    sent.add(`${lore.book}.${lore.entry}`);
    tokens += lore.tokens;
  }
  const fates = result.fates.flatMap((ofBook, book) =>
    ofBook.map((fate) => sentFate(fate, sent.has(`${book}.${fate.entry}`))),
  );
  const active = fates.filter((fate) => fate.active);
  const others = fates.filter((fate) => !fate.active);
  const told = others.filter(({ reason }) => reason !== "no_key" && reason !== "disabled");
  const idle = others.filter(({ reason }) => reason === "no_key" || reason === "disabled");
  return {
    profile,
    entries,
    active: active.length,
    scanned: result.scanned,
    tokens,
    budget: result.budget,
    fates: [...active, ...told, ...idle].slice(0, mostFates),
  };
}

function sentFate(fate: LoreFate, isSent: boolean): LoreFate {
  // What waits in an outlet is sent as part of the text that names the outlet.
  if (!fate.active || isSent || fate.position?.startsWith("outlet") === true) return fate;
  return { ...fate, active: false, reason: "budget", detail: "The prompt had no room for it." };
}

/** The share of the report that is about numbers. */
export function budgetReport(
  { context, reply, margin }: PromptBudget,
  counted: PromptReport["counted"],
): Pick<PromptReport, "context" | "reply" | "margin" | "limit" | "counted"> {
  return { context, reply, margin, limit: Math.max(0, context - reply - margin), counted };
}

/** Unclosed inside each other, 270,000 characters hold 20 MB of them. */
const mostUnknown = 100;
const longestMacro = 200;

/** The placeholders of the sent fields that nothing stands for: the first hundred, by their beginnings. */
export function unknownMacrosOf(texts: Iterable<readonly [path: string, text: string | null]>) {
  const found: PromptReport["unknown_macros"] = [];
  for (const [path, text] of texts) {
    if (text === null || !text.includes("{{")) continue;
    for (const { macro } of unknownMacros(text).slice(0, mostUnknown - found.length)) {
      found.push({ path, macro: macro.slice(0, longestMacro).toWellFormed() });
    }
    if (found.length === mostUnknown) break;
  }
  return found;
}
