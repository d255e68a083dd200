import type * as prompts from "@personaforge/contract/prompt";
import type { PromptOutput } from "@personaforge/contract/promptOutput";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "./router.ts";
import type { PutDraft } from "./shapes.ts";

type Inputs = inferRouterInputs<AppRouter>["prompts"];
type Outputs = inferRouterOutputs<AppRouter>["prompts"];

/** As in `shapes.ts`. */
declare function writtenOut<Shape>(): { [Field in keyof Shape]: Shape[Field] };

type BodyOf<Target> = Omit<Extract<PromptOutput, { target: Target }>, "target">;
const openai = writtenOut<BodyOf<"openai">>();
const responses = writtenOut<BodyOf<"responses">>();
const anthropic = writtenOut<BodyOf<"anthropic">>();
const gemini = writtenOut<BodyOf<"gemini">>();
const promptText = writtenOut<BodyOf<"chatml" | "llama3" | "plain">>();
/** What is spread into the body of a request, by target. `chatml`, `llama3` and `plain` are text. */
export interface PromptOutputs {
  openai: typeof openai;
  responses: typeof responses;
  anthropic: typeof anthropic;
  gemini: typeof gemini;
  chatml: typeof promptText;
  llama3: typeof promptText;
  plain: typeof promptText;
}

const getPrompt = writtenOut<Omit<Inputs["get"], "target">>();
export type GetPromptInput = typeof getPrompt;

const compilePrompt = writtenOut<Omit<Inputs["compile"], "target" | "content">>();
export type CompilePromptInput = typeof compilePrompt & {
  content?: PutDraft["content"] | undefined;
};

const compiledPrompt =
  writtenOut<Omit<prompts.CompiledPrompt, "target" | "output" | "report" | "blocks">>();
export type CompiledPromptFacts = typeof compiledPrompt & {
  report: PromptReport;
  blocks: PromptBlock[];
};

const turnPromptOf = writtenOut<Inputs["ofTurn"]>();
/** `id` is the conversation's. */
export type TurnPromptOf = typeof turnPromptOf;

const promptReport = writtenOut<prompts.TurnPrompt["report"]>();
/** Why each part of a prompt is there, and what was left out. */
export type PromptReport = typeof promptReport;

const promptBlock = writtenOut<prompts.CompiledPrompt["blocks"][number]>();
/** One message of a prompt; its parts in order are its text, each with where it comes from. */
export type PromptBlock = typeof promptBlock;

const turnPrompt = writtenOut<Omit<prompts.TurnPrompt, "report" | "blocks">>();
/** What was sent for a reply, and why. */
export type TurnPrompt = typeof turnPrompt & {
  report: PromptReport;
  blocks: PromptBlock[] | null;
};

const lintCharacter = writtenOut<Inputs["lint"]>();
/** The newest version of mine, the published one of others', unless another one is named. */
export type LintCharacter = typeof lintCharacter;

const lintFinding = writtenOut<Outputs["lint"]["findings"][number]>();
/** One thing that an author may want to change, and with `fix` how. */
export type LintFinding = typeof lintFinding;

export interface LintReport {
  version: number;
  findings: LintFinding[];
}
