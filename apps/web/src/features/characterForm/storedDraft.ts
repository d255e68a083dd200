import type { Lorebook } from "@personaforge/contract/lorebook";
import * as z from "zod";
import { HeldLorebook } from "./heldLorebook.ts";

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);

const depthPrompt = z
  .object({
    prompt: z.string(),
    // An empty box of a number is kept as what it is.
    depth: z.union([z.number(), z.nan()]),
    role: z.enum(["system", "user", "assistant"]),
  })
  .optional()
  .catch(undefined);

const book = z.looseObject({
  entries: z.array(
    z.looseObject({
      keys: z.array(z.string()),
      content: z.string(),
      enabled: z.boolean(),
      insertion_order: z.number(),
    }),
  ),
});

function readJson(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    return undefined;
  }
}

const lorebook = z
  .preprocess(readJson, book.nullable())
  .transform((value) => new HeldLorebook(value as Lorebook | null))
  .optional()
  .catch(undefined);

/** What this browser kept. It may break every limit; only its shape must hold, so that inputs can show it. */
export const storedDraft = z.object({
  revision: z.number(),
  at: z.string(),
  texts: z.object({
    name: text,
    personality_summary: text,
    backstory: text,
    tone_description: text,
    initial_greeting: text,
    tagline: text,
    opening_scene: text,
    license: text,
    language: text,
    alternate_greetings: texts,
    example_dialogues: texts,
    tags: texts,
    nickname: text,
    scenario: text,
    group_greetings: texts,
    system_prompt: text,
    post_history_instructions: text,
    depth_prompt: depthPrompt,
    trusts_instructions: z.boolean().optional().catch(undefined),
    lorebook,
    content_rating: z.enum(["general", "mature"]).optional().catch(undefined),
  }),
});
