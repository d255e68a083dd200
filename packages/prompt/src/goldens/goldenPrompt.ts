import { createHash } from "node:crypto";
import { DomainError } from "@personaforge/contract/errors";
import { type PromptTarget, promptTarget } from "@personaforge/contract/promptOutput";
import type { PromptReport, PromptSection } from "@personaforge/contract/promptReport";
import { compile } from "../compile.ts";
import type { CompiledPrompt, PromptInput } from "../prompt.ts";
import { conversation } from "./conversation.ts";
import { exactCount } from "../testing/exactCount.ts";
import type { GoldenCase } from "./goldenCase.ts";

/** Tokens of context; a quarter of the smallest is kept for the reply. */
export const contexts = { "2k": 2_048, "4k": 4_096, "8k": 8_192, "128k": 131_072 } as const;
export type Context = keyof typeof contexts;

export function inputOf(golden: GoldenCase, context: Context, target: PromptTarget): PromptInput {
  const { name: _name, ...given } = golden;
  return {
    ...given,
    history: conversation,
    budget: { context: contexts[context], reply: 512, margin: 64 },
    target,
    seed: "golden",
    now: "2026-11-23T18:05:00+01:00",
    count: exactCount,
    counted: "o200k",
  };
}

/** One line for each budget and target: hashes that pin every byte, and what became of each section. */
export function tableOf(golden: GoldenCase): string {
  const rows = (Object.keys(contexts) as Context[]).flatMap((context) =>
    promptTarget.options.map(
      (target) => `${context} ${target} ${outcomeOf(golden, context, target)}`,
    ),
  );
  return `${rows.join("\n")}\n`;
}

function outcomeOf(golden: GoldenCase, context: Context, target: PromptTarget): string {
  try {
    return lineOf(compile(inputOf(golden, context, target)));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.code} ${error.message}`;
  }
}

function lineOf({ promptHash, staticHash, output, report }: CompiledPrompt): string {
  const sent = createHash("sha256").update(JSON.stringify(output)).digest("hex");
  const hashes = { prompt: promptHash, static: staticHash, output: sent };
  return [
    ...Object.entries(hashes).map(([name, hash]) => `${name}=${hash.slice(0, 16)}`),
    `total=${report.total}/${report.limit}`,
    `turns=${report.history.kept}/${report.history.kept + report.history.dropped}`,
    ...loreOf(report),
    ...report.sections.map(sectionOf),
  ].join(" ");
}

function loreOf({ lore }: PromptReport): string[] {
  return lore === null ? [] : [`entries=${lore.active}/${lore.entries}`];
}

function sectionOf({ name, tokens, dropped }: PromptSection): string {
  return `${name}:${tokens}${dropped === 0 ? "" : `-${dropped}`}`;
}

/** The prompt as text to read, for OpenAI at 8k: the system prompt, and how the chat ends. */
export function textOf(golden: GoldenCase): string {
  const { output } = compile(inputOf(golden, "8k", "openai"));
  if (output.target !== "openai") throw new Error(`Made for ${output.target}`);
  const [system, ...chat] = output.messages.map(({ role, content }) => `=== ${role}\n${content}\n`);
  return [system, `(${chat.length - 6} messages)\n`, ...chat.slice(-6)].join("");
}
