import { newContent, writtenContent } from "@personaforge/contract/content";
import { describe, expect, test } from "vitest";
import { check } from "./contentCheck.ts";
import {
  changedKeys,
  type ContentForm,
  contentKeys,
  copyTexts,
  draftToForm,
  emptyForm,
  pickKeys,
  toContent,
  toForm,
} from "./contentForm.ts";

const whole = newContent.parse({
  name: "Mira Vale",
  personality_summary: "Warm and curious.",
  backstory: "Born at sea.",
  tags: ["harbour", "slow talk"],
  alternate_greetings: ["Oh. You again."],
  depth_prompt: { prompt: "She is tired.", depth: 4, role: "system" },
  trusts_instructions: true,
  lorebook: {
    name: "Harbour",
    entries: [{ keys: ["tide"], content: "High at six.", enabled: true, insertion_order: 1 }],
  },
});

const content = writtenContent.strip().parse(whole);

describe("form and content", () => {
  test("content comes back from the form unchanged", () => {
    expect(toContent(toForm(content))).toEqual(content);
  });

  test("empty boxes become null, which the contract accepts", () => {
    const bare = toContent({ ...emptyForm, name: "A", personality_summary: "B" });
    expect({ ...writtenContent.parse(bare), avatar: null, card: null }).toEqual(
      newContent.parse({ name: "A", personality_summary: "B" }),
    );
  });

  test("the form has a box for every field of the contract, in its order", () => {
    expect(contentKeys).toEqual(Object.keys(writtenContent.shape));
  });

  test("a text that a draft took away is an empty box", () => {
    expect(draftToForm({ backstory: null, tags: ["a"] })).toEqual({ backstory: "", tags: ["a"] });
  });

  test("what breaks a limit is told in the contract's words", async () => {
    const form = { ...emptyForm, name: "x".repeat(101), personality_summary: "B" };
    const options = { fields: {}, shouldUseNativeValidation: undefined };
    const { errors } = await check(form, undefined, options);
    expect(errors.name?.message).toBe("Name has 101 characters; the limit is 100.");
  });
});

describe("changed fields", () => {
  const form = toForm(content);
  const again = toForm(structuredClone(content));

  test("are none for the same structures read twice", () => {
    expect(changedKeys(again, form)).toEqual([]);
  });

  test.each<[string, Partial<ContentForm>]>([
    ["depth_prompt", { depth_prompt: { ...form.depth_prompt, depth: 2 } }],
    ["depth_prompt", { depth_prompt: { ...form.depth_prompt, prompt: "" } }],
    ["trusts_instructions", { trusts_instructions: false }],
    ["lorebook", { lorebook: emptyForm.lorebook }],
  ])("a change inside of %s is seen", (key, change) => {
    expect(changedKeys({ ...form, ...change }, form)).toEqual([key]);
  });

  test("without a text there is no depth prompt, wherever it would stand", () => {
    const moved = { ...emptyForm, depth_prompt: { ...emptyForm.depth_prompt, depth: 9 } };
    expect(changedKeys(moved, emptyForm)).toEqual([]);
    expect(toContent(moved).depth_prompt).toBeNull();
  });

  test("a copy does not change with the form", () => {
    const copy = copyTexts(again);
    again.depth_prompt.depth = 7;
    again.tags.push("late");
    expect(changedKeys(copy, form)).toEqual([]);
  });

  test("are none for equal forms, lists compared by what they hold", () => {
    expect(changedKeys({ ...form, tags: [...form.tags] }, form)).toEqual([]);
  });

  test("are named in the contract's order", () => {
    const changed = { ...form, tags: ["harbour"], name: "Mira" };
    expect(changedKeys(changed, form)).toEqual(["name", "tags"]);
    expect(pickKeys(toContent(changed), ["name", "tags"])).toEqual({
      name: "Mira",
      tags: ["harbour"],
    });
  });
});
