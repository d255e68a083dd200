import { newContent } from "@personaforge/contract/content";
import { describe, expect, test } from "vitest";
import { compile, estimateTokens } from "./compile.ts";
import type { PromptInput, PromptTurn } from "./prompt.ts";

const words = (text: string) => text.split(/\s+/).length;
const many = (word: string, times: number) => Array.from({ length: times }, () => word).join(" ");
const mira = newContent.parse({
  name: "Mira",
  personality_summary: many("kind", 20),
  backstory: many("sea", 50),
  opening_scene: many("storm", 60),
  example_dialogues: [many("example", 80)],
});
const talk: PromptTurn[] = Array.from({ length: 40 }, (_, turn) => ({
  role: turn % 2 === 0 ? "user" : "character",
  text: `${turn} ${many("word", turn % 7)}`,
}));
const budgetOf = (limit: number) => ({ context: limit + 150, reply: 100, margin: 50 });

function fit(limit: number, changes: Partial<PromptInput> = {}) {
  const input = { character: mira, userName: "Sam", history: talk, message: "Now?", count: words };
  return compile({ ...input, budget: budgetOf(limit), ...changes });
}
const dropped = ({ report }: ReturnType<typeof fit>) =>
  report.sections.filter((section) => section.dropped).map(({ name }) => name);

describe("a budget", () => {
  test("that is wide drops nothing", () => {
    const { report, messages } = fit(10_000);
    expect(report.history).toMatchObject({ kept: 40, dropped: 0 });
    expect(messages).toHaveLength(41);
    expect(dropped(fit(10_000))).toEqual([]);
  });

  test("is never exceeded, and with less of it the same sections leave less history", () => {
    const least = fit(10_000, { history: [] }).report.total - 140;
    for (let limit = least; limit <= 1_000; limit++) {
      const { report, system, messages } = fit(limit);
      const sent = messages.reduce((sum, { content }) => sum + words(content) + 4, 0);
      expect(report.total).toBe(sent + words(system) + 4 + 3);
      expect(report.total).toBeLessThanOrEqual(limit);
      expect(messages.at(-1)).toEqual({ role: "user", content: "Now?" });
      const smaller = fit(limit - 1);
      if (smaller.system !== system) continue;
      expect(smaller.report.history.kept).toBeLessThanOrEqual(report.history.kept);
    }
  });

  test("drops the oldest exchanges first, each as a whole", () => {
    const { messages, report } = fit(600);
    const numbers = messages.slice(0, -1).map(({ content }) => Number.parseInt(content, 10));
    expect(report.history.dropped).toBeGreaterThan(0);
    expect(report.history.dropped % 2).toBe(0);
    expect(numbers).toEqual(numbers.map((_, index) => report.history.dropped + index));
    expect(dropped(fit(600))).toEqual([]);
  });

  test("drops examples next, then the opening scene, and nothing else", () => {
    const all = fit(10_000, { history: [] }).report.total;
    expect(dropped(fit(all))).toEqual([]);
    expect(dropped(fit(all - 1))).toEqual(["examples"]);
    expect(dropped(fit(all - 90))).toEqual(["examples", "opening_scene"]);
  });

  test("that is too small is an error naming the largest part", () => {
    expect(() => fit(100)).toThrow(
      "The character and the message do not fit into the 100 tokens that the model has room for; the backstory alone takes about 52. Shorten it, or choose a model with a larger context.",
    );
    expect(() => fit(100)).toThrow(expect.objectContaining({ code: "CONTEXT_TOO_LONG" }));
    expect(() => fit(150, { message: many("why", 200) })).toThrow("the message alone");
    expect(() => fit(-5)).toThrow("the 0 tokens");
  });
});

test("the default count is an estimate for every script", () => {
  expect(estimateTokens("The lighthouse keeper counts the waves.")).toBeGreaterThan(5);
  expect(estimateTokens("灯台守は波を数える。")).toBeGreaterThan(4);
});
