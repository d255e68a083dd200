import { promptTarget, type PromptOutput } from "@personaforge/contract/promptOutput";
import type { PromptBlock } from "@personaforge/contract/promptReport";
import * as fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { costOf } from "./costs.ts";
import { render } from "./render.ts";
import { anyBlocks, textOf } from "./testing/anyBlocks.ts";

const count = (text: string) => countTokens(text, { disallowedSpecial: new Set() });
const names = fc.record({
  char: fc.constantFrom("Mira", "გადაწყვეტილება", "Dr. Jekyll & Mr. Hyde", "明日香"),
  user: fc.constantFrom("Sam", "User", "നുവനന്തപുരം"),
});

describe.each(promptTarget.options)("the cost of %s", (target) => {
  test("is never below what the whole prompt takes", () => {
    fc.assert(
      fc.property(anyBlocks, names, (blocks, names) => {
        const cost = costOf(target, Math.max(count(names.char), count(names.user)));
        const chat = blocks.findIndex(({ role }) => role !== "system");
        const around = ({ role }: PromptBlock, index: number) =>
          role === "system" && chat !== -1 && index > chat ? cost.aroundInsert : cost.aroundMessage;
        // Without the factor: it is for tokenizers other than this one.
        const bound = blocks.reduce(
          (sum, block, index) => sum + count(textOf(block)) + around(block, index),
          cost.beforeReply,
        );
        expect(tokensOf(render(blocks, target, names))).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 600 },
    );
  });
});

const aroundMessage = 4;
const beforeReply = 3;

/** Tokens of the whole output: a control token is one, and messages of an API take 4 each, as OpenAI's do. */
function tokensOf(output: PromptOutput): number {
  const messages = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum + count(text) + aroundMessage, beforeReply);
  switch (output.target) {
    case "openai":
      return messages(output.messages.map(({ content }) => content));
    case "responses":
      return messages([output.instructions, ...output.input.map(({ content }) => content)]);
    case "anthropic":
      return messages(
        [...output.system, ...output.messages.map(({ content }) => ({ text: content }))].map(
          ({ text }) => text,
        ),
      );
    case "gemini":
      return messages(
        [output.systemInstruction, ...output.contents].map(({ parts }) =>
          parts.map(({ text }) => text).join(""),
        ),
      );
    default:
      return output.text
        .split(/(<\|[a-z_]+\|>)/)
        .reduce((sum, text, index) => sum + (index % 2 === 1 ? 1 : count(text)), 0);
  }
}
