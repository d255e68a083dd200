import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "#trpc/appRouter.ts";
import type { Compiled } from "./livePrompt.ts";
import { type PromptQuestion, toRequest } from "./promptQuestion.ts";

/** Compiles on the server, which counts exactly. */
export async function serverPrompt(
  client: TRPCClient<AppRouter>,
  question: PromptQuestion,
  signal: AbortSignal,
): Promise<Compiled> {
  const answer = await client.prompts.compile.mutate(toRequest(question), { signal });
  const { blocks, report, target, output: body, prompt_hash: hash } = answer;
  return { blocks, report, output: { target, body }, hash };
}
