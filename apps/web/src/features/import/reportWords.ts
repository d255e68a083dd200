import type { ImportNote, ImportReport } from "@personaforge/contract/import";
import { counted } from "./importWords.ts";

const containers: Record<string, string> = {
  png: "PNG picture",
  apng: "animated PNG",
  webp: "WebP picture",
  jpeg: "JPEG picture",
  charx: "CHARX package",
  byaf: "Backyard package",
  voxta: "Voxta package",
  json: "JSON",
  yaml: "YAML",
  markdown: "Markdown",
};

/** What a card was before it was ours, by its format. */
export const formatNames: Record<string, string> = {
  v1: "V1 card",
  v2: "V2 card",
  v3: "V3 card",
  backyard: "Backyard card",
  byaf: "Backyard archive",
  voxta: "Voxta character",
  agnai: "Agnai character",
  ooba: "text-generation-webui character",
  eliza: "elizaOS character",
  lobe: "Lobe agent",
  "open-webui": "Open WebUI model",
  "openai-assistant": "OpenAI assistant",
  "openai-prompt": "OpenAI prompt",
  letta: "Letta agent",
  markdown: "system prompt",
  "lorebook-v3": "V3 lorebook",
  "lorebook-sillytavern": "SillyTavern lorebook",
  "lorebook-agnai": "Agnai lorebook",
  "lorebook-risu": "Risu lorebook",
  "lorebook-novelai": "NovelAI lorebook",
};

/** `V2 card · PNG picture`. A kind that is not known here is called what the server calls it. */
export function kindWords({ format, container }: Pick<ImportReport, "format" | "container">) {
  return `${formatNames[format] ?? format} · ${containers[container] ?? container}`;
}

const isAboutLimits = ({ code }: ImportNote) => code === "over_limit";
const isFinding = ({ kind }: ImportNote) => kind === "finding";

/** `2 fields over the limit`; null when there is none. */
export function overLimitWords(notes: readonly ImportNote[]): string | null {
  const over = new Set(notes.filter(isAboutLimits).map(({ path }) => path)).size;
  return over === 0 ? null : `${counted(over, "field")} over the limit`;
}

/** `1 text edited or moved`; null when there is none. */
export function answeredWords(notes: readonly ImportNote[]): string | null {
  const answered = notes.filter(({ code }) => code === "answered").length;
  return answered === 0 ? null : `${counted(answered, "text")} edited or moved`;
}

/** What one should look at before a file is imported; null when there is nothing. */
export function notesWords(notes: readonly ImportNote[]): string | null {
  const found = notes.filter(isFinding).length;
  const others = notes.filter(
    (note) => note.severity === "warning" && !isAboutLimits(note) && !isFinding(note),
  ).length;
  const parts = [
    overLimitWords(notes) ?? false,
    found > 0 && `${counted(found, "finding")}`,
    others > 0 && `${counted(others, "note")}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : parts.join(" · ");
}
