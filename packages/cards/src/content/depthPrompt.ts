import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import { type CharacterContent, depthPrompt } from "@personaforge/contract/content";
import { limits } from "@personaforge/contract/limits";
import type { Card } from "../card.ts";
import { isObject } from "../json.ts";
import { beginning } from "./beginning.ts";
import { type MappingLog, number } from "./mappingLog.ts";
import { forDraft, storableAt } from "./texts.ts";

type DepthPrompt = NonNullable<CharacterContent["depth_prompt"]>;

const place = { field: "depth_prompt", source: "extensions.depth_prompt" } as const;
const roles = ["system", "user", "assistant"] as const;

/** What SillyTavern takes when the card does not say. */
const usualDepth = 4;

/** Lenient, as the field is only a custom of some programs: numbers may be text, roles numbers. */
export function readDepthPrompt(card: Card, log: MappingLog): DepthPrompt | null {
  const found = card.extensions["depth_prompt"];
  if (found === undefined || found === null) return null;
  const given = isObject(found) ? found : { prompt: found };
  if (typeof given["prompt"] !== "string") {
    log.note("invalid", place, "extensions.depth_prompt has no text.");
    return null;
  }
  const prompt = storableAt(place, given["prompt"], log);
  if (!hasVisibleText(prompt)) return null;
  const rest = { depth: depthOf(given["depth"], log), role: roleOf(given["role"]) };
  const length = countCodePoints(prompt);
  const limit = limits.depth_prompt;
  if (length > limit) {
    log.draft.depth_prompt = { ...rest, prompt: forDraft(prompt) };
    const message = `The depth prompt has ${number(length)} characters; the limit is ${number(limit)}. The version has its beginning, the draft all of it.`;
    log.overLimit(place, { message, length, limit });
  }
  return { prompt: beginning(prompt, limit), ...rest };
}

function depthOf(given: unknown, log: MappingLog): number {
  if (given === undefined || given === null) return usualDepth;
  const depth = typeof given === "string" && given.trim() !== "" ? Number(given) : given;
  if (depthPrompt.shape.depth.safeParse(depth).success) return Number(depth);
  const most = typeof depth === "number" && depth > limits.depth ? limits.depth : usualDepth;
  log.note(
    "invalid",
    place,
    `The depth prompt has a depth that is not from 0 to ${limits.depth}. It is ${most} here.`,
  );
  return most;
}

function roleOf(given: unknown): DepthPrompt["role"] {
  if (typeof given === "number") return roles[given] ?? "system";
  return roles.find((role) => role === given) ?? "system";
}

/** The extensions with another depth prompt; parts of it that stay are written as they were. */
export function editDepthPrompt(
  card: Card,
  before: DepthPrompt | null,
  after: DepthPrompt | null,
): Card["extensions"] {
  const found = card.extensions["depth_prompt"];
  const old = isObject(found) ? found : {};
  if (after === null) return { ...card.extensions, depth_prompt: { ...old, prompt: "" } };
  const parts = ["prompt", "depth", "role"] as const;
  const changed = parts.filter((part) => before === null || before[part] !== after[part]);
  const edited = Object.fromEntries(changed.map((part) => [part, after[part]]));
  return { ...card.extensions, depth_prompt: { ...old, ...edited } };
}
