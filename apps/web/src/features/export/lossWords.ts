import type { CardLoss } from "@personaforge/contract/cardExport";
import { contentLabels } from "#features/characterForm/fields.ts";
import { counted } from "#features/diff/fieldWords.ts";

/** What our pages call the fields of a card. */
const cardFields: Record<string, string> = {
  name: "Name",
  nickname: contentLabels.nickname,
  description: contentLabels.backstory,
  personality: contentLabels.personality_summary,
  scenario: contentLabels.scenario,
  first_mes: "Greeting and opening scene",
  mes_example: contentLabels.example_dialogues,
  alternate_greetings: contentLabels.alternate_greetings,
  group_only_greetings: contentLabels.group_greetings,
  system_prompt: contentLabels.system_prompt,
  post_history_instructions: contentLabels.post_history_instructions,
  tags: contentLabels.tags,
  character_book: contentLabels.lorebook,
  creator: "Creator",
  creator_notes: "Notes of the creator",
  creator_notes_multilingual: "Notes of the creator in other languages",
  character_version: "Version that the card gives itself",
  creation_date: "Day it was made",
  modification_date: "Day it was changed",
  source: "Where the card comes from",
  assets: "Files in the card",
  "extensions.depth_prompt": contentLabels.depth_prompt,
  "extensions.personaforge": "Tagline, tone and what else only PersonaForge has",
};

const ownField = "extensions.personaforge.";

/** `character_book.entries` → `Lorebook`; what a card holds besides is called as the card does. */
export function lossLabel(path: string): string {
  const own = path.startsWith(ownField) ? path.slice(ownField.length) : "";
  const ownLabel = (contentLabels as Record<string, string | undefined>)[own];
  if (ownLabel !== undefined) return ownLabel;
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length--) {
    const label = cardFields[parts.slice(0, length).join(".")];
    if (label !== undefined) return label;
  }
  const [first, ...rest] = parts;
  return first === "extensions" && rest.length > 0 ? `Extension ${rest.join(".")}` : path;
}

type LossCode = CardLoss["code"];

/** In the order of how much they matter. */
export const lossKinds: readonly { code: LossCode; title: string }[] = [
  { code: "dropped", title: "Left out" },
  { code: "merged", title: "Put into another field" },
  { code: "changed", title: "In another form" },
];

/** For a narrow place: `nothing lost`, `4 left out`, `2 changed`. */
export function shortLoss(losses: readonly CardLoss[]): string {
  const dropped = losses.filter(({ code }) => code === "dropped").length;
  if (losses.length === 0) return "nothing lost";
  return dropped > 0 ? `${dropped} left out` : `${losses.length} changed`;
}

const ends: Record<LossCode, readonly [one: string, many: string]> = {
  dropped: ["is left out", "are left out"],
  merged: ["goes into another field", "go into another field"],
  changed: ["comes back in another form", "come back in another form"],
};

/** `Nothing is lost.`, or `4 fields are left out, 1 goes into another field.` */
export function lossSentence(losses: readonly CardLoss[]): string {
  const counts = lossKinds
    .map(({ code }) => [code, losses.filter((loss) => loss.code === code).length] as const)
    .filter(([, count]) => count > 0);
  const parts = counts.map(([code, count], index) => {
    const [one, many] = ends[code];
    const [noun, nouns] = index === 0 ? ["field ", "fields "] : ["", ""];
    return counted(count, `${noun}${one}`, `${nouns}${many}`);
  });
  return parts.length === 0 ? "Nothing is lost." : `${parts.join(", ")}.`;
}

export type LossLine = { key: string; label: string; message: string | null };

/**
 * The losses of one kind, a line for each. That something is left out says its heading; a message
 * says more about files, and about what stands elsewhere or in another form.
 */
export function lossLines(losses: readonly CardLoss[], kind: LossCode): LossLine[] {
  return losses
    .filter(({ code }) => code === kind)
    .map(({ path, message }, index) => ({
      key: `${index} ${path}`,
      label: lossLabel(path),
      message: kind === "dropped" && !path.startsWith("assets.") ? null : message,
    }));
}

/** `3 of the 12 lose something or change.`; `known` may be the first of them only. */
export function lossesSentence(known: readonly (readonly CardLoss[])[], of: number): string {
  const losing = known.filter((losses) => losses.length > 0).length;
  const group = known.length < of ? `the first ${known.length}` : `the ${of}`;
  if (losing === 0) return `Nothing is lost in any of ${group}.`;
  if (losing === known.length) return `Each of ${group} loses something or changes.`;
  return `${losing} of ${group} ${losing === 1 ? "loses something or changes" : "lose something or change"}.`;
}

/** What several characters lose: each label once, with how many of them it is about. */
export function lossesOfMany(all: readonly (readonly CardLoss[])[], kind: LossCode): LossLine[] {
  const counts = new Map<string, number>();
  for (const losses of all) {
    const labels = losses.filter(({ code }) => code === kind).map(({ path }) => lossLabel(path));
    for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([label, count]) => ({
      key: label,
      label,
      message: `${counted(count, "character")}`,
    }));
}
