import { DomainError } from "@personaforge/contract/errors";
import { insertCost, type Insert } from "./inserts.ts";
import { type Costs, type Section, sacrifices, type Unit, wrapping } from "./section.ts";
import type { SourcedTurn } from "./turns.ts";

/** Of the room beside what is never given up, the share that the conversation keeps for itself. */
const historyShare = 0.3;

export interface PromptParts {
  readonly sections: readonly Section[];
  readonly inserts: readonly Insert[];
  readonly turns: readonly SourcedTurn[];
  readonly message: string | null;
  /** Entries of the lorebook in the order in which they are given up. */
  readonly loreSacrifice: readonly Unit[];
  /** Tokens that entries beyond the lorebook's own budget may take when that grows with the context. */
  readonly loreReserve: number;
}

export interface Fitted {
  readonly kept: ReadonlySet<Unit>;
  /** How many of the newest turns are sent. */
  readonly turns: number;
  readonly total: number;
}

/** A unit that may be left out, and what takes it in. */
interface Candidate {
  readonly unit: Unit;
  readonly price: number;
}

/**
 * Chooses what is sent. Costs are added up part by part, and each kind of part has a room that only
 * grows with the limit, so that nothing which a smaller limit keeps is lost in a larger one. The
 * price of that is less than one part of unused room.
 * @throws DomainError CONTEXT_TOO_LONG when not even what is never given up fits
 */
export function fit(parts: PromptParts, limit: number, costs: Costs): Fitted {
  const fixed = fixedCost(parts, costs);
  if (fixed > limit) throw tooLong(parts, limit, costs);
  const candidates = candidatesOf(parts, costs);
  const exchanges = exchangesOf(parts.turns, costs);
  const wanted = sum(exchanges.map(({ cost }) => cost));
  const all = parts.loreReserve + sum(candidates.map(({ price }) => price));
  const forHistory = Math.min(wanted, Math.floor((limit - fixed) * historyShare));
  const room = Math.min(all, limit - fixed - forHistory);

  const kept = new Set<Unit>(unitsThatStay(parts));
  let spent = 0;
  for (const { unit, price } of candidates) {
    if (spent + price > room) break;
    spent += price;
    kept.add(unit);
  }
  let turns = 0;
  let left = limit - fixed - room;
  let said = 0;
  for (const exchange of exchanges.toReversed()) {
    if (exchange.cost > left) break;
    left -= exchange.cost;
    said += exchange.cost;
    turns += exchange.length;
  }
  return { kept, turns, total: fixed + spent + said };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function unitsThatStay({ sections, inserts }: PromptParts): Unit[] {
  const stay = ({ sacrifice }: Section | Insert) => sacrifice === "never";
  return [
    ...sections.filter(stay).flatMap(({ units }) => units),
    ...inserts.filter(stay).map(({ unit }) => unit),
  ];
}

function fixedCost({ sections, inserts, message }: PromptParts, costs: Costs): number {
  const ofMessage = message === null ? 0 : costs.of(message) + costs.aroundMessage;
  // The system prompt counts as two messages: what can be cached, and the rest.
  const around = costs.beforeReply + 2 * costs.aroundMessage;
  return (
    around +
    ofMessage +
    sum(
      sections.filter(({ sacrifice }) => sacrifice === "never").map((part) => priceOf(part, costs)),
    ) +
    sum(
      inserts
        .filter(({ sacrifice }) => sacrifice === "never")
        .map((part) => insertCost(part, costs)),
    )
  );
}

function priceOf(section: Section, costs: Costs): number {
  return sum(unitPrices(section, costs));
}

/** What each unit of a section adds; the first one brings the tags along. */
function unitPrices(section: Section, costs: Costs): number[] {
  const joint = section.joint === "" ? 0 : costs.of(section.joint);
  const wrap = wrapping(section, costs);
  return section.units.map(({ tokens }, index) => tokens + (index === 0 ? wrap : joint));
}

/** What may be left out, the dearest to the character first. */
function candidatesOf(
  { sections, inserts, loreSacrifice }: PromptParts,
  costs: Costs,
): Candidate[] {
  return sacrifices.toReversed().flatMap((sacrifice) => {
    const inside = sections.filter((section) => section.sacrifice === sacrifice);
    if (sacrifice !== "lore") {
      return inside.flatMap((section) => {
        const prices = unitPrices(section, costs);
        return section.units.map((unit, index) => ({ unit, price: prices[index] ?? 0 }));
      });
    }
    return loreCandidates(inside, inserts, { loreSacrifice, costs });
  });
}

/** Entries stand in several places but are given up in one order, so each pays for a place of its own. */
function loreCandidates(
  sections: readonly Section[],
  inserts: readonly Insert[],
  { loreSacrifice, costs }: { loreSacrifice: readonly Unit[]; costs: Costs },
): Candidate[] {
  const insertOf = new Map(inserts.map((insert) => [insert.unit, insert]));
  const sectionOf = new Map(
    sections.flatMap((section) => section.units.map((unit) => [unit, section] as const)),
  );
  return loreSacrifice.toReversed().flatMap((unit) => {
    const insert = insertOf.get(unit);
    if (insert !== undefined) return [{ unit, price: insertCost(insert, costs) }];
    const section = sectionOf.get(unit);
    return section === undefined ? [] : [{ unit, price: unit.tokens + wrapping(section, costs) }];
  });
}

/** What the reader said and the answer to it are kept or left out together. */
interface Exchange {
  readonly length: number;
  readonly cost: number;
}

function exchangesOf(turns: readonly SourcedTurn[], costs: Costs): Exchange[] {
  const exchanges: { length: number; cost: number }[] = [];
  for (const { role, text } of turns) {
    if (role === "user" || exchanges.length === 0) exchanges.push({ length: 0, cost: 0 });
    const last = exchanges.at(-1);
    if (last === undefined) continue;
    last.length++;
    last.cost += costs.of(text) + costs.aroundMessage;
  }
  return exchanges;
}

const names: Readonly<Record<string, string>> = {
  personality: "the personality",
  persona: "what the reader says of themselves",
  app_context: "the context of the application",
  depth_prompt: "the depth prompt",
  post_history_instructions: "the last instructions",
};

function tooLong({ sections, inserts, message }: PromptParts, limit: number, costs: Costs) {
  const sized = [
    ...sections
      .filter(({ sacrifice }) => sacrifice === "never")
      .map((section) => ({ ...section, tokens: priceOf(section, costs) })),
    ...inserts
      .filter(({ sacrifice }) => sacrifice === "never")
      .map((insert) => ({
        name: insert.section,
        field: insert.section,
        tokens: insert.unit.tokens,
      })),
    { name: "message", field: "message", tokens: costs.of(message ?? "") },
  ].filter(({ field }) => field !== null);
  const largest = sized.reduce((a, b) => (b.tokens > a.tokens ? b : a));
  const { name, tokens } = largest;
  const label = names[name] ?? (name === "frame" ? "the main instructions" : "the message");
  const room = Math.max(0, limit).toLocaleString("en");
  const text = `The character and the message do not fit into the ${room} tokens that the model has room for; the largest part, ${label}, takes about ${tokens.toLocaleString("en")}. Shorten it, or choose a model with a larger context.`;
  return new DomainError("CONTEXT_TOO_LONG", text, {
    fieldErrors: [{ path: largest.field ?? "", code: "too_big", message: text }],
  });
}
