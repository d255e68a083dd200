import { quote } from "./explain.ts";
import { draw } from "../macros/draw.ts";
import { isFound } from "./matchKeys.ts";
import type { Entry } from "./preparedBook.ts";
import { isSticky, type Turn } from "./turn.ts";

/** Why an entry lost its place, by entry. */
export type Losers = ReadonlyMap<Entry, string>;

/**
 * Leaves one entry of every inclusion group. What is in for a while stays; an entry that is in
 * already keeps its group; else the best scores go on where scoring is on, then the highest order
 * among `group_override`, then chance by weight. An entry of several groups must win in each; one
 * that lost in a group does not stand in the others.
 */
export function loseInGroups(
  turn: Turn,
  candidates: readonly Entry[],
  active: readonly Entry[],
): Losers {
  const losers = new Map<Entry, string>();
  const holders = holdersOf(active);
  for (const [group, members] of groupsOf(candidates)) {
    const left = members.filter((entry) => !losers.has(entry));
    const lose = (entry: Entry, why: string) =>
      losers.set(entry, `It lost its place in the group ${quote(group)} ${why}.`);
    const sticky = left.filter((entry) => isSticky(turn, entry));
    const holder = holders.get(group) ?? sticky[0];
    if (holder !== undefined) {
      const why = `to ${quote(holder.name)}, which is in already`;
      for (const entry of left) if (!isSticky(turn, entry)) lose(entry, why);
      continue;
    }
    if (left.length < 2) continue;
    const best = bestScores(turn, left);
    const winner = winnerOf(turn, group, best);
    for (const entry of left) {
      if (entry === winner || winner === undefined) continue;
      lose(
        entry,
        `to ${quote(winner.name)}${best.includes(entry) ? "" : ", of which more keys were found"}`,
      );
    }
  }
  return losers;
}

/** Who is in already, by group: the first of each. */
function holdersOf(active: readonly Entry[]): ReadonlyMap<string, Entry> {
  const holders = new Map<string, Entry>();
  for (const entry of active) {
    for (const group of entry.groups) if (!holders.has(group)) holders.set(group, entry);
  }
  return holders;
}

function groupsOf(candidates: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of candidates) {
    for (const group of new Set(entry.groups)) {
      const members = groups.get(group) ?? [];
      members.push(entry);
      groups.set(group, members);
    }
  }
  return groups;
}

/** Entries without scoring stay whatever their score is. */
function bestScores(turn: Turn, members: readonly Entry[]): readonly Entry[] {
  if (!members.some(({ groupScoring }) => groupScoring)) return members;
  const scores = new Map(members.map((entry) => [entry, scoreOf(turn, entry)]));
  const best = Math.max(...scores.values());
  return members.filter((entry) => !entry.groupScoring || scores.get(entry) === best);
}

/** Keys that were found; secondary ones count where they speak for the entry. */
function scoreOf(turn: Turn, entry: Entry): number {
  const found = (slots: readonly number[]) =>
    slots.filter((slot) => isFound(turn, entry, slot)).length;
  const primary = found(entry.primary);
  if (primary === 0 && entry.primary.length === 0) return 0;
  const secondary = found(entry.secondarySlots);
  if (entry.logic === "any") return primary + secondary;
  const all = entry.logic === "all" && secondary === entry.secondarySlots.length;
  return all ? primary + secondary : primary;
}

function winnerOf(turn: Turn, group: string, members: readonly Entry[]): Entry | undefined {
  const overriding = members.filter(({ groupOverride }) => groupOverride);
  const [first] = overriding.toSorted((a, b) => b.order - a.order || a.place - b.place);
  if (first !== undefined) return first;
  const total = members.reduce((sum, { groupWeight }) => sum + groupWeight, 0);
  let at = chanceOf(turn, `group ${group}`) * total;
  for (const entry of members) {
    at -= entry.groupWeight;
    if (at < 0) return entry;
  }
  return members[0];
}

/** A number in [0, 1) for one question of one turn. */
export function chanceOf({ scan, bookPlace }: Turn, question: string): number {
  return draw(JSON.stringify([scan.seed, scan.messages.length, bookPlace, question]));
}
