import { toEliza } from "./agents/writeEliza.ts";
import { toLetta } from "./agents/writeLetta.ts";
import { toLobe } from "./agents/writeLobe.ts";
import { toMarkdown } from "./agents/writeMarkdown.ts";
import { toOpenWebui } from "./agents/writeOpenWebui.ts";
import type { Card } from "./card.ts";
import { toV2 } from "./cardJson/writeV2.ts";
import { patchedAgent, v3Of } from "./cardVersions.ts";
import type { Written } from "./document.ts";
import { lostAssets } from "./embeddedAssets.ts";
import type { ReadFormat, WriteFormat } from "./format.ts";
import { sameJson } from "./json.ts";
import { exportPng } from "./png/exportPng.ts";
import type { Loss } from "./problem.ts";
import type { WriteOptions } from "./writeOptions.ts";
import { exportByaf } from "./zip/exportByaf.ts";
import { exportCharx } from "./zip/exportCharx.ts";
import { lostFiles } from "./zip/lostFiles.ts";

/** A file to hand out. */
export interface WrittenCard {
  /** JSON and Markdown in UTF-8. */
  bytes: Uint8Array;
  /** Its media type: `image/png`, `application/json`, `application/zip` or `text/markdown`. */
  type: string;
  /** Of its name, without a dot: `png`, `json`, `charx`, `byaf`, `af` or `md`. */
  extension: string;
  /** What the file does not hold, or holds otherwise, field by field; empty when it holds everything. */
  losses: Loss[];
}

/**
 * Writes a card as a file. With the original of the same format, the JSON is the original's with only
 * the edited paths changed: unknown fields, odd types and other chunks or files stay as they were.
 * Without an edit it is equal to the original's.
 * @param card the original's card with edits, or any card; it is not changed
 * @param format as `exportFormats` of the contract has them; `json` is V3
 * @param options none for a card that came from no file
 * @returns the file, and field by field what it lacks; nothing is left out without being named there
 * @throws TypeError when `options.image` is no PNG and the format holds a picture
 */
export function writeCard(
  card: Card,
  format: WriteFormat,
  options: WriteOptions = {},
): WrittenCard {
  const written = fileIn(format, card, options);
  const { original } = options;
  if (format === "charx" || original === undefined) return written;
  const lost = lostFiles(card, original, () => false);
  return { ...written, losses: [...written.losses, ...lost] };
}

function fileIn(format: WriteFormat, card: Card, options: WriteOptions): WrittenCard {
  switch (format) {
    case "png":
      return fileOf(exportPng(card, options), "image/png", "png");
    case "charx":
      return fileOf(exportCharx(card, options), "application/zip", "charx");
    case "byaf":
      return fileOf(exportByaf(card, options), "application/zip", "byaf");
    case "json":
      return jsonFile(withLostAssets(card, v3Of(card, options)));
    case "json-v2":
      return jsonFile(toV2(card, options));
    case "markdown":
      return markdownFile(card, options);
    default:
      return agentFile(card, format, options);
  }
}

const utf8 = new TextEncoder();

type AgentFormat = Exclude<WriteFormat, "png" | "charx" | "byaf" | "json" | "json-v2" | "markdown">;

const agentWriters: Record<AgentFormat, (card: Card, options: WriteOptions) => Written<unknown>> = {
  eliza: toEliza,
  lobe: toLobe,
  "open-webui": toOpenWebui,
  letta: toLetta,
};

function agentFile(card: Card, format: AgentFormat, options: WriteOptions): WrittenCard {
  const { original } = options;
  const written =
    original?.format === format
      ? patchedAgent(card, original)
      : agentWriters[format](card, options);
  return jsonFile(written, extensionOf(format));
}

/** Letta calls its files `.af`; every other agent file is `.json`. */
function extensionOf(format: ReadFormat): string {
  return format === "letta" ? "af" : "json";
}

function withLostAssets(card: Card, { document, losses }: Written<unknown>): Written<unknown> {
  return { document, losses: [...losses, ...lostAssets(card, () => false)] };
}

function jsonFile({ document, losses }: Written<unknown>, extension = "json"): WrittenCard {
  const bytes = utf8.encode(`${JSON.stringify(document, null, 2)}\n`);
  return { bytes, type: "application/json", extension, losses };
}

/** A text that nobody edited is given back; the format has no parts that could be changed alone. */
function markdownFile(card: Card, { original }: WriteOptions): WrittenCard {
  const isUnchanged = original?.format === "markdown" && sameJson(card, original.card);
  const { document, losses } = isUnchanged
    ? { document: String(original.raw), losses: [] }
    : toMarkdown(card);
  return { bytes: utf8.encode(document), type: "text/markdown", extension: "md", losses };
}

function fileOf(
  { document, losses }: Written<Uint8Array>,
  type: string,
  extension: string,
): WrittenCard {
  return { bytes: document, type, extension, losses };
}
