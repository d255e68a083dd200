import type { CompiledPrompt } from "@personaforge/prompt/prompt";
import type { Compiled } from "./livePrompt.ts";
import { type PromptQuestion, toPromptInput } from "./promptQuestion.ts";
import { promptThread } from "./promptThread.ts";

function toCompiled({ blocks, report, output, promptHash }: CompiledPrompt): Compiled {
  const { target, ...body } = output;
  return { blocks, report, output: { target, body }, hash: promptHash };
}

/** Compiles in this browser, with estimated counts. */
export async function browserPrompt(question: PromptQuestion): Promise<Compiled> {
  return toCompiled(await promptThread().ask("compile", toPromptInput(question)));
}
