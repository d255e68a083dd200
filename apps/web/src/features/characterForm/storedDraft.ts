import * as z from "zod";

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);

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
    content_rating: z.enum(["general", "mature"]).optional().catch(undefined),
  }),
});
