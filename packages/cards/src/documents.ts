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
import { isDeeperThan } from "./json.ts";
import { cardLimits } from "./limits.ts";
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
  /** The JSON without secrets; of a text that held the JSON, that JSON. */
  raw: unknown;
}

/**
 * Reads parsed JSON as the first format that it is of.
 * Throws a `CardError`: `too_deep`, or `not_a_card` when it is of none.
 */
export function readDocument(value: unknown, warn: Warn): ReadDocument {
  const document = decoded(value, warn);
  if (isDeeperThan(cardLimits.depth, document)) {
    const message = `The JSON has more than ${cardLimits.depth} levels of lists and objects.`;
    throw new CardError("too_deep", message, cardLimits.depth);
  }
  const format = documentFormats.find((each) => each.is(document));
  if (format === undefined || !isContainer(document)) {
    throw new CardError("not_a_card", "The JSON is none of the formats that hold characters.");
  }
  const warnings = collectWarnings(warn);
  const stripped = format.strip?.(document) ?? null;
  if (stripped !== null) {
    warnings.warn("secrets_removed", "", "Keys, passwords and tokens were taken out.");
  }
  const raw = stripped ?? document;
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

/** How often JSON was put into a text of JSON; real files have it once. */
const mostWrappings = 3;

function decoded(value: unknown, warn: Warn): unknown {
  let inner = value;
  for (let level = 0; typeof inner === "string" && level < mostWrappings; level++) {
    if (!/^\s*[{["]/.test(inner)) break;
    try {
      inner = JSON.parse(inner);
    } catch {
      break;
    }
    warn("double_encoded", "", "The JSON was a text that held the JSON.");
  }
  return inner;
}
