import { createStore, del, get, set, type UseStore } from "idb-keyval";
import * as z from "zod";
import { type ContentForm, emptyForm } from "./contentForm.ts";

/** Text that was typed in this browser and that the server has not acknowledged. */
export type Draft = {
  /** The revision it was typed over; 0 for a character that does not exist yet. */
  revision: number;
  /** ISO 8601, when it was last typed at. */
  at: string;
  texts: Partial<ContentForm>;
};

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
// A draft may break every limit; only its shape must hold, so that inputs can show it.
const storedDraft = z.object({
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

export const newCharacterDraft = "new";
export const draftOf = (id: string) => `character:${id}`;

let store: UseStore | undefined;
const drafts = () => (store ??= createStore("personaforge", "drafts"));

/** Null when there is none, or when this browser keeps nothing (a private window, a full disk). */
export async function readDraft(key: string): Promise<Draft | null> {
  try {
    const parsed = storedDraft.safeParse(await get(key, drafts()));
    if (!parsed.success) return null;
    const { revision, at } = parsed.data;
    const kept = Object.entries(parsed.data.texts).filter(
      ([name, value]) => value !== undefined && name in emptyForm,
    );
    return { revision, at, texts: Object.fromEntries(kept) };
  } catch {
    return null;
  }
}

/** Keeps the draft, or removes what was kept when it is null. False when this browser refuses. */
export async function keepDraft(key: string, draft: Draft | null): Promise<boolean> {
  try {
    await (draft === null ? del(key, drafts()) : set(key, draft, drafts()));
    return true;
  } catch {
    return false;
  }
}
