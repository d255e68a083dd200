import { newContent } from "@personaforge/contract/content";
import { expect, test } from "vitest";
import { toForm } from "./contentForm.ts";
import { storableDraft } from "./drafts.ts";
import { storedDraft } from "./storedDraft.ts";

const content = newContent.parse({
  name: "Mira Vale",
  personality_summary: "Warm.",
  depth_prompt: { prompt: "Tired.", depth: 2, role: "user" },
  trusts_instructions: true,
  group_greetings: ["All here?"],
  lorebook: {
    entries: [{ keys: ["tide"], content: "High.", enabled: true, insertion_order: 1, mine: [1] }],
  },
});
const draft = { revision: 3, at: "2026-11-22T18:00:00Z", texts: toForm(content) };
/** What a browser's store does with it. */
const read = (value: unknown) => storedDraft.parse(structuredClone(value)).texts;

test("every field comes back as it was typed", () => {
  const texts = read(storableDraft(draft));
  expect({ ...texts, lorebook: texts.lorebook?.read() }).toEqual({
    ...draft.texts,
    lorebook: content.lorebook,
  });
});

test("a lorebook that was removed is no lorebook", () => {
  const without = toForm({ ...content, lorebook: null });
  expect(read(storableDraft({ ...draft, texts: without })).lorebook?.read()).toBeNull();
});

test("what cannot be shown is left out, and the rest is kept", () => {
  const stored = {
    ...draft,
    texts: { name: "Mira", lorebook: "{}", depth_prompt: { depth: "x" } },
  };
  expect(read(stored)).toEqual({ name: "Mira" });
});

test("an emptied number is kept as what it is", () => {
  const depth_prompt = { ...draft.texts.depth_prompt, depth: Number.NaN };
  expect(read({ ...draft, texts: { depth_prompt } }).depth_prompt?.depth).toBeNaN();
});
