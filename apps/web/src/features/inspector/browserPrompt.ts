import type { CompiledPrompt } from "@personaforge/prompt/prompt";
import type { Compiled } from "./livePrompt.ts";
import { type PromptQuestion, toPromptInput } from "./promptQuestion.ts";

function toCompiled({ blocks, report, output, promptHash }: CompiledPrompt): Compiled {
  const { target, ...body } = output;
  return { blocks, report, output: { target, body }, hash: promptHash };
}

/** Compiles in this browser, with estimated counts. The compiler comes when it is first needed. */
export async function browserPrompt(question: PromptQuestion): Promise<Compiled> {
  const { compile } = await import("@personaforge/prompt/compile");
  return toCompiled(compile(toPromptInput(question)));
}
