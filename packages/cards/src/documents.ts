import { agnaiCharacter } from "./agents/agnaiCharacter.ts";
import { backyard } from "./agents/backyard.ts";
import { byaf } from "./agents/byaf.ts";
import { eliza } from "./agents/eliza.ts";
import { letta } from "./agents/letta.ts";
import { lobe } from "./agents/lobe.ts";
import { ooba } from "./agents/ooba.ts";
import { openaiAssistant } from "./agents/openaiAssistant.ts";
import { openaiPrompt } from "./agents/openaiPrompt.ts";
import { openWebui } from "./agents/openWebui.ts";
import { voxta } from "./agents/voxta.ts";
import type { Card } from "./card.ts";
import { v1 } from "./cardJson/v1.ts";
import { v2 } from "./cardJson/v2.ts";
import { v3 } from "./cardJson/v3.ts";
import type { DocumentFormat, JsonObject, Warn } from "./document.ts";
import type { ReadFormat } from "./format.ts";
import { agnai } from "./lorebooks/agnai.ts";
import { lorebookV3 } from "./lorebooks/lorebookV3.ts";
import { novelAi } from "./lorebooks/novelAi.ts";
import { risu } from "./lorebooks/risu.ts";
import { sillyTavern } from "./lorebooks/sillyTavern.ts";
import { CardError } from "./problem.ts";
import { collectWarnings } from "./warnings.ts";

/** In the order in which they are asked: V1 has the least of its own. */
export const documentFormats: readonly DocumentFormat[] = [
  ...[v3, v2],
  ...[agnai, risu, novelAi, lorebookV3, sillyTavern],
  ...[backyard, byaf, voxta, lobe, openWebui, letta, openaiAssistant, openaiPrompt, ooba],
  ...[agnaiCharacter, eliza],
  v1,
];

export interface ReadDocument {
  format: ReadFormat;
  kind: "character" | "lorebook";
  card: Card;
  /** The JSON without secrets. */
  raw: unknown;
}

/**
 * Reads parsed JSON as the first format that it is of.
 * Throws a `CardError`: `not_a_card` when it is of none.
 */
export function readDocument(value: unknown, warn: Warn): ReadDocument {
  const format = documentFormats.find((each) => each.is(value));
  if (format === undefined || !isContainer(value)) {
    throw new CardError("not_a_card", "The JSON is none of the formats that hold characters.");
  }
  return readAs(format, value, warn);
}

/** Reads a document whose format is known, as the files of a package give it away. */
export function readAs(format: DocumentFormat, value: JsonObject, warn: Warn): ReadDocument {
  const warnings = collectWarnings(warn);
  const stripped = format.strip?.(value) ?? null;
  if (stripped !== null) {
    warnings.warn("secrets_removed", "", "Keys, passwords and tokens were taken out.");
  }
  const raw = stripped ?? value;
  const card = format.read(raw, warnings.warn);
  warnings.flush();
  const kind = format.format.startsWith("lorebook-") ? "lorebook" : "character";
  return { format: format.format, kind, card, raw };
}

/** Open WebUI's files are lists. */
function isContainer(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}

/** Throws an `Error` for `markdown`, which is no JSON. */
export function documentOf(format: ReadFormat): DocumentFormat {
  const found = documentFormats.find((each) => each.format === format);
  if (found === undefined) throw new Error(`Documents of ${format} are no JSON.`);
  return found;
}
