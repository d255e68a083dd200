import { promptTarget } from "@personaforge/contract/promptOutput";
import type { PromptBlock } from "@personaforge/contract/promptReport";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactCount } from "../testing/exactCount.ts";
import { costOf } from "./costs.ts";
import { render } from "./render.ts";
import { anyBlocks, textOf } from "./testing/anyBlocks.ts";
import { outputTokens } from "./testing/outputTokens.ts";

const names = fc.record({
  char: fc.constantFrom("Mira", "გადაწყვეტილება", "Dr. Jekyll & Mr. Hyde", "明日香"),
  user: fc.constantFrom("Sam", "User", "നുവനന്തപുരം"),
});

describe.each(promptTarget.options)("the cost of %s", (target) => {
  test("is never below what the whole prompt takes", () => {
    fc.assert(
      fc.property(anyBlocks, names, (blocks, names) => {
        const cost = costOf(target, Math.max(exactCount(names.char), exactCount(names.user)));
        const chat = blocks.findIndex(({ role }) => role !== "system");
        const around = ({ role }: PromptBlock, index: number) =>
          role === "system" && chat !== -1 && index > chat ? cost.aroundInsert : cost.aroundMessage;
        // Without the factor: it is for tokenizers other than this one.
        const bound = blocks.reduce(
          (sum, block, index) => sum + exactCount(textOf(block)) + around(block, index),
          cost.beforeReply,
        );
        expect(outputTokens(render(blocks, target, names), exactCount)).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 150 },
    );
  });
});
