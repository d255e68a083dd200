import type { ImportNote, ImportPreview, ImportReport } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import { contentLabels } from "#features/characterForm/fields.ts";
import { counted } from "./importWords.ts";

/** One field of ours with what it was made of. */
export interface MappedRow {
  field: string;
  label: string;
  /** Their name for it. */
  source: string;
  characters: number;
  /** What the version holds. */
  text: string;
  /** What the file says, where that is another text; null where it is the same. */
  theirs: string | null;
  notes: ImportNote[];
}

export interface PreviewRows {
  mapped: MappedRow[];
  /** What has no field here and is kept for the export. */
  kept: { field: string; text: string }[];
  /** What is said about the file as a whole. */
  notes: ImportNote[];
  findings: ImportNote[];
}

const labels: Readonly<Record<string, string>> = contentLabels;

function entriesIn(value: object): string {
  const entries: unknown = Reflect.get(value, "entries");
  return Array.isArray(entries) ? counted(entries.length, "entry", "entries") : "";
}

/** A value of our content as it is read. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join("\n\n");
  if (typeof value !== "object" || value === null) return "";
  const prompt: unknown = Reflect.get(value, "prompt");
  return typeof prompt === "string" ? prompt : entriesIn(value);
}

const isOwn = (object: object, key: string): key is keyof typeof object =>
  Object.hasOwn(object, key);

/** What became of a first message that is too long for a greeting, said beside both fields of it. */
function withGreetingWords(
  note: ImportNote,
  { mapping, notes }: Pick<ImportReport, "mapping" | "notes">,
): ImportNote {
  // What somebody edited is the message no longer.
  const isWhole = notes.some(({ code, path }) => code === "moved" && path === "opening_scene");
  const scene = isWhole ? mapping.find(({ field }) => field === "opening_scene") : undefined;
  if (scene === undefined || note.kind !== "mapping") return note;
  if (note.code === "moved" && note.path === "opening_scene") {
    const length = counted(scene.characters, "character");
    const message = `The first message has ${length}, and a greeting at most ${limits.initial_greeting}: the whole text is the opening scene.`;
    return { ...note, message };
  }
  if (note.code !== "derived" || note.path !== "initial_greeting") return note;
  return {
    ...note,
    message: "The whole text is the opening scene; the greeting is its first sentences.",
  };
}

/** `alternate_greetings.0` is a part of `alternate_greetings`. */
function isIn(sources: ReadonlySet<string>, field: string): boolean {
  return sources.has(field) || sources.has(field.replace(/\.\d+$/, ""));
}

/** What a preview shows: ours beside theirs, what is kept, what is to be known, what was found. */
export function previewRows({ item, content, theirs }: ImportPreview): PreviewRows {
  const report = item.report ?? { mapping: [], notes: [] };
  const { mapping } = report;
  const notes = report.notes.map((note) => withGreetingWords(note, report));
  const isAbout = (note: ImportNote, field: string) =>
    note.kind === "mapping" && note.path === field;
  const mapped = mapping.map(({ field, source, characters }): MappedRow => {
    const text = content !== null && isOwn(content, field) ? textOf(content[field]) : "";
    const other = theirs.find((one) => one.field === source)?.text ?? null;
    return {
      ...{ field, source, characters, text, label: labels[field] ?? field },
      theirs: other === null || other.trim() === text.trim() ? null : other,
      notes: notes.filter((note) => isAbout(note, field)),
    };
  });
  const sources = new Set(mapping.map(({ source }) => source));
  const placed = new Set(mapped.flatMap((row) => row.notes));
  return {
    mapped,
    kept: theirs.filter(({ field, text }) => !isIn(sources, field) && text.trim() !== ""),
    notes: notes.filter((note) => note.kind !== "finding" && !placed.has(note)),
    findings: notes.filter(({ kind }) => kind === "finding"),
  };
}
