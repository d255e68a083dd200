import { DomainError } from "@personaforge/contract/errors";
import { promptTarget } from "@personaforge/contract/promptOutput";
import type { PromptPart } from "@personaforge/contract/promptReport";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "./compile.ts";
import { sectionTags } from "./neutralise.ts";
import type { CompiledPrompt, PromptInput } from "./prompt.ts";
import { costOf } from "./targets/costs.ts";
import { render } from "./targets/render.ts";
import { outputTokens } from "./targets/testing/outputTokens.ts";
import { anyInput, hostilePieces } from "./testing/anyInput.ts";
import { exactCount } from "./testing/exactCount.ts";
import { safeNames } from "./values.ts";

/** The prompt; null when not even what always stays fits. */
function compiled(input: PromptInput): CompiledPrompt | null {
  try {
    return compile(input);
  } catch (error) {
    if (error instanceof DomainError && error.code === "CONTEXT_TOO_LONG") return null;
    throw error;
  }
}

function forAny(check: (input: PromptInput) => void, numRuns = 250) {
  fc.assert(fc.property(anyInput, check), { numRuns });
}

function partsOf({ blocks }: CompiledPrompt): PromptPart[] {
  return blocks.flatMap(({ parts }) => parts);
}

test("a prompt is never over its budget, and its total never below what is sent", () => {
  forAny((input) => {
    const prompt = compiled(input);
    if (prompt === null) return;
    const { total, limit } = prompt.report;
    expect(total).toBeLessThanOrEqual(limit);
    expect(outputTokens(prompt.output, exactCount)).toBeLessThanOrEqual(total);
  });
});

test("the sections of the report add up to its total", () => {
  forAny((input) => {
    const { report } = compiled(input) ?? {};
    if (report === undefined) return;
    const { char, user } = safeNames(input);
    const cost = costOf(input.target, Math.max(exactCount(char), exactCount(user)));
    const around = cost.beforeReply + 2 * cost.aroundMessage;
    const sections = report.sections.reduce((sum, { tokens }) => sum + tokens, around);
    // Each entry pays for tags of its own, because the budget cannot know which others stand beside it.
    if (report.sections.some(({ name, tokens }) => name.startsWith("lore") && tokens > 0)) {
      expect(sections).toBeLessThanOrEqual(report.total);
    } else expect(sections).toBe(report.total);
  });
});

test("the same input gives the same prompt", () => {
  forAny((input) => {
    expect(compiled(copyOf(input))).toEqual(compiled(input));
  }, 100);
});

test("what a smaller budget keeps, a larger one keeps", () => {
  fc.assert(
    fc.property(anyInput, fc.integer({ min: 1, max: 800 }), (input, more) => {
      const smaller = compiled(input);
      if (smaller === null) return;
      const { budget } = input;
      const larger = compiled({ ...input, budget: { ...budget, context: budget.context + more } });
      if (larger === null) throw new Error("Refused with more room");
      const parts = partsOf(larger);
      const lost = partsOf(smaller).filter(
        (part) =>
          part.source !== null &&
          !parts.some((other) => sameField(part, other) && other.text.startsWith(part.text)),
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

// An entry of the lorebook that nothing can cut any more moves to where it can be cached.
function sameField(one: PromptPart, other: PromptPart): boolean {
  const isLore = one.section.startsWith("lore") && other.section.startsWith("lore");
  return one.source === other.source && (isLore || one.section === other.section);
}

test("nobody's text holds a control token or a tag of ours", () => {
  forAny((input) => {
    const prompt = compiled(input);
    if (prompt === null) return;
    const theirs = partsOf(prompt).filter(({ source }) => source !== null);
    expect(
      theirs.filter(({ text }) => hostilePieces.some((piece) => text.includes(piece))),
    ).toEqual([]);
  });
});

const starts = { chatml: "<|im_start|>", llama3: "<|start_header_id|>" } as const;

test.each(["chatml", "llama3"] as const)("only a message starts a turn for %s", (target) => {
  forAny((given) => {
    const input = { ...given, target, budget: { ...given.budget, context: 9_000 } };
    const { blocks, output } = compile(input);
    const api = render(blocks, "openai", { char: "", user: "" });
    if (!("text" in output) || api.target !== "openai") throw new Error("Wrong target");
    expect(output.text.split(starts[target]).length - 1).toBe(api.messages.length + 1);
  }, 150);
});

const tag = new RegExp(`<[^\\S\\n]*(/?)[^\\S\\n]*(${sectionTags.join("|")})[^\\S\\n]*>`, "giu");

test("a stranger's text never leaves its section", () => {
  forAny((input) => {
    const prompt = compiled(input);
    if (prompt === null) return;
    for (const { parts } of prompt.blocks) {
      const tags = [
        ...parts
          .map(({ text }) => text)
          .join("")
          .matchAll(tag),
      ];
      const ours = parts.filter(({ source }) => source === null);
      expect(tags.length).toBe(ours.flatMap(({ text }) => [...text.matchAll(tag)]).length);
      tags.forEach(([, slash, name], index) => {
        expect(slash).toBe(index % 2 === 0 ? "" : "/");
        if (index % 2 === 1) expect(name).toBe(tags[index - 1]?.[2]);
      });
    }
  });
});

const message = fc
  .array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("\n", "  ", "{{user}}", "<b>")))
  .map((pieces) => `  ${pieces.join("")}?\r\n`)
  .filter((text) => !hostilePieces.some((piece) => text.includes(piece)));

test.each(promptTarget.options)("the reader's message reaches %s byte for byte", (target) => {
  fc.assert(
    fc.property(anyInput, message, (given, said) => {
      const budget = { ...given.budget, context: 9_000 };
      const { output } = compile({ ...given, target, budget, message: said });
      const kept = target === "llama3" ? said.trim() : said;
      expect(JSON.stringify(output)).toContain(JSON.stringify(kept).slice(1, -1));
    }),
    { numRuns: 60 },
  );
});

/** A copy that shares nothing with the input but its functions. */
function copyOf({ count, ...input }: PromptInput): PromptInput {
  return { ...structuredClone(input), ...(count !== undefined && { count }) };
}
