import type { ContentField, Mapped, MappingNote } from "@personaforge/cards/content/mapped";
import type { Finding } from "@personaforge/cards/findings/finding";
import type { Warning } from "@personaforge/cards/problem";
import type { ReadResult } from "@personaforge/cards/readResult";
import { countCodePoints } from "@personaforge/contract/codePoints";
import type { ImportNote, ImportReport } from "@personaforge/contract/import";

/** Where a field of the content usually comes from, in the order in which they are told. */
const sources: Partial<Record<ContentField, string>> = {
  name: "name",
  nickname: "nickname",
  personality_summary: "personality",
  backstory: "description",
  scenario: "scenario",
  initial_greeting: "first_mes",
  opening_scene: "first_mes",
  alternate_greetings: "alternate_greetings",
  group_greetings: "group_only_greetings",
  example_dialogues: "mes_example",
  tags: "tags",
  system_prompt: "system_prompt",
  post_history_instructions: "post_history_instructions",
  depth_prompt: "extensions.depth_prompt",
  lorebook: "character_book",
  tone_description: "extensions.eliza",
  tagline: "extensions.personaforge",
  language: "extensions.personaforge",
  license: "extensions.personaforge",
};

interface Reported {
  /** Of the file as it was uploaded. */
  hash: string;
  mapped: Mapped;
  findings: readonly Finding[];
}

/** What became of a file, for people and programs. */
export function reportOf(
  { container, format, kind, card, warnings }: ReadResult,
  { hash, mapped, findings }: Reported,
): ImportReport {
  return {
    ...{ hash, container, format, kind },
    name: mapped.content.name,
    creator: card.creator,
    mapping: mappingOf(mapped),
    notes: [
      ...warnings.map(ofWarning),
      ...mapped.notes.map(ofMapping),
      ...findings.map(ofFinding),
    ].map(storable),
  };
}

function mappingOf({ content, notes }: Mapped): ImportReport["mapping"] {
  return (Object.entries(sources) as [ContentField, string][]).flatMap(([field, usual]) => {
    const characters = charactersOf(content[field]);
    if (characters === 0) return [];
    const derived = notes.find((note) => note.code === "derived" && note.field === field);
    return [{ field, source: derived?.source ?? usual, characters }];
  });
}

function charactersOf(value: Mapped["content"][ContentField]): number {
  if (value === null || typeof value === "boolean") return 0;
  if (typeof value === "string") return countCodePoints(value);
  if (Array.isArray(value)) {
    return (value as string[]).reduce((sum, text) => sum + countCodePoints(text), 0);
  }
  if (!("entries" in value)) return countCodePoints(value.prompt);
  return value.entries.reduce((sum, { content }) => sum + countCodePoints(content), 0);
}

/** That do not touch what the character is. */
const harmless = new Set<Warning["code"]>([
  ...["bom", "double_encoded", "decoy_removed", "newer_spec", "spec_missing"],
  ...["spec_mismatch", "spec_version", "trailing_data", "unwrapped"],
] as Warning["code"][]);

function ofWarning({ code, path, message }: Warning): ImportNote {
  const severity = harmless.has(code) ? "info" : "warning";
  return { kind: "warning", code, severity, path, message };
}

/** That happen to most cards. */
const expected = new Set<MappingNote["code"]>([
  ...(["answered", "moved", "unmapped", "derived", "not_followed"] as const),
]);

function ofMapping({ code, field, source, message, length, limit }: MappingNote): ImportNote {
  const isInfo = expected.has(code);
  const numbers = {
    ...(length !== undefined && { length }),
    ...(limit !== undefined && { limit }),
  };
  const path = field === "" ? source : field;
  return {
    kind: "mapping",
    code,
    severity: isInfo ? "info" : "warning",
    path,
    message,
    ...numbers,
  };
}

function ofFinding({ code, severity, path, message, excerpt }: Finding): ImportNote {
  return {
    ...{ kind: "finding", code, severity, path, message },
    ...(excerpt !== undefined && { excerpt }),
  };
}

/** Notes hold words of the file, and are stored: as JSON, where NUL and half of a pair cannot stand. */
function storable(note: ImportNote): ImportNote {
  return Object.fromEntries(
    Object.entries(note).map(([key, value]) => [
      key,
      typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value,
    ]),
  ) as ImportNote;
}
