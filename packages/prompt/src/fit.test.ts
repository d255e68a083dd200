import { newContent } from "@personaforge/contract/content";
import { describe, expect, test } from "vitest";
import { compile } from "./compile.ts";
import type { PromptInput, PromptTurn } from "./prompt.ts";

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "").length;
const many = (word: string, times: number) => Array.from({ length: times }, () => word).join(" ");
const mira = newContent.parse({
  name: "Mira",
  personality_summary: many("kind", 20),
  tone_description: many("dry", 10),
  backstory: Array.from({ length: 10 }, (_, index) => `Sentence ${index} ${many("sea", 5)}.`).join(
    " ",
  ),
  opening_scene: many("storm", 60),
  example_dialogues: [many("first", 40), many("second", 40)],
});
const talk: PromptTurn[] = Array.from({ length: 40 }, (_, turn) => ({
  role: turn % 2 === 0 ? "user" : "character",
  text: `${turn} ${many("word", turn % 7)}`,
}));
const budgetOf = (limit: number) => ({ context: limit + 150, reply: 100, margin: 50 });

function fit(limit: number, changes: Partial<PromptInput> = {}) {
  return compile({
    ...{ character: mira, user: { name: "Sam" }, history: talk, message: "Now?", count: words },
    ...{ target: "openai", seed: "s", now: "2026-11-23T18:00:00Z", memory: many("once", 15) },
    ...{ budget: budgetOf(limit), ...changes },
  });
}
type Fitted = ReturnType<typeof fit>;
const missing = ({ report }: Fitted) =>
  report.sections.filter(({ dropped }) => dropped > 0).map(({ name, state }) => `${name} ${state}`);
const sentences = ({ blocks }: Fitted) =>
  blocks[0]?.parts.find(({ source }) => source === "backstory")?.text.match(/Sentence \d/g) ?? [];

/** The least that holds the whole character, and the least that is not refused. */
const all = fit(10_000, { history: [] }).report.total;
const least = fit(10_000, {
  history: [],
  memory: null,
  character: newContent.parse({ name: "Mira", personality_summary: many("kind", 20) }),
}).report.total;

describe("a budget", () => {
  test("that is wide drops nothing", () => {
    const wide = fit(10_000);
    expect(wide.report.history).toMatchObject({ kept: 40, dropped: 0 });
    expect(missing(wide)).toEqual([]);
  });

  test("is never exceeded, and a larger one keeps all that a smaller one does", () => {
    let smaller: Fitted | undefined;
    for (let limit = least; limit <= 900; limit++) {
      const fitted = fit(limit);
      const { report } = fitted;
      const around = 3 + 4 * (fitted.blocks.length + (fitted.blocks[1]?.role === "system" ? 0 : 1));
      const sent = fitted.blocks
        .flatMap(({ parts }) => parts)
        .reduce((sum, { text }) => sum + words(text), around);
      expect(report.total).toBeGreaterThanOrEqual(sent);
      expect(report.total).toBeLessThanOrEqual(limit);
      expect(fitted.blocks.at(-1)?.parts[0]?.text).toBe("Now?");
      if (smaller !== undefined) {
        expect(report.history.kept).toBeGreaterThanOrEqual(smaller.report.history.kept);
        const before = new Map(smaller.report.sections.map((part) => [part.name, part.tokens]));
        for (const { name, tokens } of report.sections) {
          expect(tokens).toBeGreaterThanOrEqual(before.get(name) ?? 0);
        }
      }
      smaller = fitted;
    }
  });

  test("drops the oldest exchanges first, each as a whole", () => {
    const { blocks, report } = fit(all + 60);
    const numbers = blocks
      .filter(({ role }) => role !== "system")
      .slice(0, -1)
      .map(({ parts }) => Number.parseInt(parts[0]?.text ?? "", 10));
    expect(report.history.dropped).toBeGreaterThan(0);
    expect(report.history.dropped % 2).toBe(0);
    expect(numbers).toEqual(numbers.map((_, index) => report.history.dropped + index));
  });

  test("then gives parts up in the declared order", () => {
    const short = (less: number) => fit(all - less, { history: [] });
    expect(missing(short(0))).toEqual([]);
    expect(missing(short(1))).toEqual(["examples trimmed"]);
    expect(missing(short(50))).toEqual(["examples dropped"]);
    expect(missing(short(90))).toEqual(["opening_scene dropped", "examples dropped"]);
    expect(missing(short(160))).toContain("memory dropped");
    expect(missing(short(175))).toContain("backstory trimmed");
    expect(missing(short(175))).not.toContain("tone dropped");
  });

  test("shortens the backstory from its end, by whole sentences", () => {
    const kept = sentences(fit(all - 195, { history: [] }));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(10);
    expect(kept).toEqual(kept.map((_, index) => `Sentence ${index}`));
  });

  test("leaves 30 % to the conversation before the character loses more", () => {
    const { report } = fit(all - 100);
    const room = report.limit - least;
    expect(report.history.kept).toBeGreaterThan(0);
    expect(report.history.tokens + 4 * report.history.kept).toBeLessThanOrEqual(room * 0.3);
    expect(missing(fit(all - 100))).toContain("examples dropped");
  });

  test("that is too small is an error naming the largest part", () => {
    const character = newContent.parse({ name: "Mira", personality_summary: many("kind", 200) });
    expect(() => fit(100, { character })).toThrow(
      "The character and the message do not fit into the 100 tokens that the model has room for; the largest part, the personality, takes about 202. Shorten it, or choose a model with a larger context.",
    );
    expect(() => fit(100, { character })).toThrow(
      expect.objectContaining({
        code: "CONTEXT_TOO_LONG",
        fieldErrors: [expect.objectContaining({ path: "personality_summary" })],
      }),
    );
    expect(() => fit(150, { message: many("why", 200) })).toThrow("the largest part, the message,");
    expect(() => fit(-5)).toThrow("the 0 tokens");
  });
});
