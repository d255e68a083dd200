import type { Card } from "../card.ts";
import type { JsonObject } from "../document.ts";
import type { ReadFormat } from "../format.ts";
import { isObject, withoutFields } from "../json.ts";
import { cardFields, fieldsOfV2, type fieldsOfV3 } from "./cardFields.ts";
import { locate, withData } from "./envelope.ts";

/** What a card was read of: its document, and the card before any edit. */
export interface CardSource {
  format: ReadFormat;
  raw: unknown;
  card: Card;
}

/** The document that is of V2 or V3 and holds fields that the card does not have; null for others. */
export function envelopeOf({ format, raw }: CardSource): JsonObject | null {
  return (format === "v2" || format === "v3") && isObject(raw) ? raw : null;
}

const known: ReadonlySet<string> = new Set(cardFields);
const ofEnvelope: ReadonlySet<string> = new Set(["spec", "spec_version", "data"]);

/** A document of another version with the fields that are given, and with the unknown ones it has. */
export function inEnvelope(version: 2 | 3, fields: JsonObject, old: JsonObject | null): JsonObject {
  const spec = { spec: `chara_card_v${version}`, spec_version: `${version}.0` };
  if (old === null) return { ...spec, data: fields };
  const { data, inData } = locate(old);
  const unknown = withoutFields(data, inData ? known : new Set([...known, ...ofEnvelope]));
  const whole = { ...fields, ...unknown };
  return inData ? { ...withData(old, whole), ...spec } : { ...spec, data: whole };
}

/** The fields that V2 and V3 must have. */
export function requiredFields(card: Card): JsonObject {
  return Object.fromEntries(fieldsOfV2.map((name) => [name, card[name]]));
}

/** Whether a field of V3 says anything: the default picture does not. */
export function hasContent(card: Card, name: (typeof fieldsOfV3)[number]): boolean {
  if (name === "assets") return card.assets.some(({ uri }) => uri !== "ccdefault:");
  const value = card[name];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
}
