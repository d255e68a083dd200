import type { WrittenContent } from "@personaforge/contract/content";
import type { PromptBlock, PromptReport } from "@personaforge/contract/promptReport";
import { chatBlocks, systemBlock } from "./blocks.ts";
import { estimateTokens } from "./estimateTokens.ts";
import { fit, type PromptParts } from "./fit.ts";
import { hashOf } from "./hash.ts";
import { instructionInserts, withInserts } from "./inserts.ts";
import { outletsOf, placeLore } from "./loreSections.ts";
import type { LoreResult } from "./lore/lore.ts";
import { scanLore } from "./lore/scanLore.ts";
import { fillMacros } from "./macros.ts";
import type { MacroValues } from "./macroValues.ts";
import type { Names } from "./names.ts";
import { neutralise } from "./neutralise.ts";
import type { CompiledPrompt, CountTokens, PromptInput } from "./prompt.ts";
import { budgetReport, loreReport, sectionReports, unknownMacrosOf } from "./report.ts";
import type { Costs, Section } from "./section.ts";
import { changingSections, stableSections, type Writing } from "./sections.ts";
import { costOf } from "./targets/costs.ts";
import { render } from "./targets/render.ts";
import { type SourcedTurn, turnsOf } from "./turns.ts";
import { macroValues, safeNames } from "./values.ts";

/** Frozen once released: the same input gives the same bytes, for good. What changes is the next one. */
export const compiler = "pf-prompt/1";

/**
 * Turns a character, the conversation so far and a new message into what a model is sent.
 * Pure: no clock, no randomness, no network, no locale; the same input gives the same bytes on every
 * machine. What the budget has no room for goes in a declared order: the oldest turns down to 30 %
 * of the room, examples from the last, opening scene, lore by priority, memory, backstory by sentence
 * from its end, scenario, tone, then the rest of the turns. Name, personality, rules, trusted
 * instructions, what the application and the reader say of themselves, and the message always stay.
 * @throws DomainError CONTEXT_TOO_LONG, naming the largest part, when what always stays does not fit
 */
export function compile(input: PromptInput): CompiledPrompt {
  const { budget, character, target } = input;
  const limit = budget.context - budget.reply - budget.margin;
  const names = safeNames(input);
  const costs = costsOf(input, names);
  const { values, turns } = opened(input, names, limit);
  const lore = scan(input, { values, turns, costs });
  const filled = { ...values, outlets: outletsOf(lore) };
  const writing: Writing = {
    names,
    tokens: (text) => costs.of(text),
    author: (text, original) =>
      neutralise(fillMacros(text, original === undefined ? filled : { ...filled, original })),
    disabled: lore.disables,
  };
  const said = spoken(input, turns, names);
  const { stable, changing, parts } = partsOf(input, { writing, lore, said, factor: costs.factor });
  // A server may count only so much exactly: then what was said last.
  for (const { text } of parts.turns.toReversed()) costs.of(text);
  const fitted = fit(parts, limit, costs);

  const system = systemBlock(stable, fitted.kept, true);
  const rest = systemBlock(changing, fitted.kept, false);
  const chat = chatBlocks(parts.turns.slice(turns.length - fitted.turns), parts.message);
  const inserts = parts.inserts.filter(({ unit }) => fitted.kept.has(unit));
  const blocks = [system, rest, ...withInserts(chat, inserts)].filter((block) => block !== null);
  const staticHash = hashOf([compiler, target, system === null ? "" : textOf(system)]);
  const moving = blocks.filter(({ stable: isStable }) => !isStable);
  return {
    compiler,
    blocks,
    output: render(blocks, target, names),
    // The names are what plain text writes before each turn.
    promptHash: hashOf([staticHash, names, ...moving.map((block) => [block.role, textOf(block)])]),
    staticHash,
    report: {
      ...budgetReport(budget, { by: input.counted ?? "estimate", factor: costs.factor }),
      total: fitted.total,
      sections: sectionReports(parts, fitted, { costs, character }),
      history: historyOf(turns, fitted.turns, costs),
      lore: loreOf(input, lore, fitted.kept),
      unknown_macros: unknownMacrosOf(textsOf(character)),
    },
    loreState: lore.state,
  };
}

/**
 * Characters that all macros together may read and write; those beyond stay as they are written.
 * A lorebook of a megabyte can name a backstory 50,000 times, which is more than a server's memory.
 */
const mostMacroWork = 1_000_000;

interface LoreCosts extends Costs {
  readonly factor: number;
  readonly count: CountTokens;
}

function textOf({ parts }: PromptBlock): string {
  return parts.map(({ text }) => text).join("");
}

function costsOf({ target, count = estimateTokens }: PromptInput, names: Names): LoreCosts {
  const once = countOnce(count);
  const nameTokens = Math.max(once(names.char), once(names.user));
  const cost = costOf(target, nameTokens);
  return { ...cost, count: once, of: (text) => Math.ceil(once(text) * cost.factor) };
}

/** Most texts are looked at several times, and counting is the slow part. */
function countOnce(count: CountTokens): CountTokens {
  const known = new Map<string, number>();
  return (text) => {
    const tokens = known.get(text) ?? count(text);
    known.set(text, tokens);
    return tokens;
  };
}

/** The turns, with the greeting that opens them, and what macros stand for then. */
function opened(
  input: PromptInput,
  names: Names,
  limit: number,
): { values: MacroValues; turns: SourcedTurn[] } {
  const work = { left: mostMacroWork };
  const before = { ...macroValues(input, { names, turns: input.history, limit }), work };
  const turns = turnsOf(input, (text) => fillMacros(text, before));
  return { values: { ...macroValues(input, { names, turns, limit }), work }, turns };
}

function booksOf({ lore, character }: PromptInput) {
  return lore?.books ?? (character.lorebook === null ? [] : [character.lorebook]);
}

function scan(
  input: PromptInput,
  {
    values,
    turns,
    costs,
  }: { values: MacroValues; turns: readonly SourcedTurn[]; costs: LoreCosts },
): LoreResult {
  const { character, message } = input;
  const { fields } = values;
  return scanLore({
    books: booksOf(input),
    messages: message === null ? turns : [...turns, { role: "user", text: message }],
    state: input.lore?.state ?? {},
    seed: input.seed,
    fill: (text, purpose) => fillMacros(text, values, purpose),
    character: {
      description: fields.description,
      personality: fields.personality,
      scenario: fields.scenario,
      depthPrompt: character.depth_prompt?.prompt ?? "",
      creatorNotes: "",
      persona: fields.persona,
    },
    greeting: input.greeting ?? 0,
    // Without the target's factor: which entries a lorebook has room for is the same everywhere.
    count: costs.count,
    // SillyTavern's own share of the context.
    budget: Math.floor(input.budget.context / 4),
  });
}

interface Said {
  readonly turns: readonly SourcedTurn[];
  readonly message: string | null;
}

/** What was said as it is sent: nobody can write what the target takes for another turn. */
function spoken(
  { target, message }: PromptInput,
  turns: readonly SourcedTurn[],
  { char, user }: Names,
): Said {
  const safe = (text: string) => {
    const inert = neutralise(text);
    if (target !== "plain") return inert;
    // There a line that begins with a name is a turn.
    return [char, user].reduce((said, name) => said.replaceAll(`\n${name}:`, `\n ${name}:`), inert);
  };
  return {
    turns: turns.map((turn) => ({ ...turn, text: safe(turn.text) })),
    message: message === null ? null : safe(message),
  };
}

function partsOf(
  input: PromptInput,
  given: { writing: Writing; lore: LoreResult; said: Said; factor: number },
): { stable: Section[]; changing: Section[]; parts: PromptParts } {
  const { writing, lore, said, factor } = given;
  const placed = placeLore(lore, {
    tokens: writing.tokens,
    trusted: input.character.trusts_instructions,
  });
  const stable = stableSections(input.character, writing).flatMap((section) => {
    if (section.name === "personality") return [placed.before, section];
    return section.name === "scenario" ? [section, placed.after] : [section];
  });
  const changing = [placed.changing, ...changingSections(input, writing)];
  // A scene that the conversation opened with is not told twice.
  const first = said.turns[0]?.text ?? "";
  const told = stable.filter(
    ({ name, units }) =>
      name !== "opening_scene" || units.map(({ text }) => text).join("") !== first,
  );
  const wasCut = lore.fates.some((ofBook) => ofBook.some(({ reason }) => reason === "budget"));
  return {
    stable: told,
    changing,
    parts: {
      sections: [...told, ...changing],
      inserts: [...placed.inserts, ...instructionInserts(input.character, writing)],
      ...said,
      loreSacrifice: placed.sacrifice,
      loreReserve: wasCut ? Math.ceil(Math.max(0, lore.budget - lore.tokens) * factor) : 0,
    },
  };
}

function historyOf(
  turns: readonly SourcedTurn[],
  kept: number,
  costs: Costs,
): PromptReport["history"] {
  const sent = turns.slice(turns.length - kept);
  const tokens = sent.reduce((sum, { text }) => sum + costs.of(text), 0);
  return { tokens, kept, dropped: turns.length - kept };
}

function loreOf(
  input: PromptInput,
  lore: LoreResult,
  kept: Parameters<typeof loreReport>[1]["kept"],
): PromptReport["lore"] {
  const books = booksOf(input);
  if (books.length === 0) return null;
  const entries = books.reduce((sum, book) => sum + book.entries.length, 0);
  return loreReport(lore, { entries, profile: books[0]?.profile ?? "card", kept });
}

function* textsOf(character: WrittenContent): Generator<readonly [string, string | null]> {
  yield ["personality_summary", character.personality_summary];
  yield ["tone_description", character.tone_description];
  yield ["backstory", character.backstory];
  yield ["scenario", character.scenario];
  yield ["opening_scene", character.opening_scene];
  yield ["initial_greeting", character.initial_greeting];
  for (const [index, text] of character.example_dialogues.entries()) {
    yield [`example_dialogues.${index}`, text];
  }
  yield ["system_prompt", character.system_prompt];
  yield ["post_history_instructions", character.post_history_instructions];
}
