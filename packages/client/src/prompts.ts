import type { CallOptions } from "./options.ts";
import type {
  CompiledPromptFacts,
  CompilePromptInput,
  GetPromptInput,
  LintCharacter,
  LintReport,
  PromptOutputs,
  TurnPrompt,
  TurnPromptOf,
} from "./promptShapes.ts";

/** What a prompt is compiled for: `openai`, `responses`, `anthropic`, `gemini`, `chatml`, `llama3` or `plain`. */
export type PromptTarget = keyof PromptOutputs;

/** `target` is `openai` unless given; everything else but `id` may be left out too. */
export type GetPrompt<Target extends PromptTarget = PromptTarget> = GetPromptInput & {
  target?: Target | undefined;
};

/**
 * A conversation: `history` oldest first, then the `message` of now. `lore_state` is that of the last
 * prompt. `content` are unsaved changes upon the version.
 */
export type CompilePrompt<Target extends PromptTarget = PromptTarget> = CompilePromptInput & {
  target?: Target | undefined;
};

/** A prompt and everything that explains it. Equal `prompt_hash`es are equal prompts. */
export type CompiledPrompt<Target extends PromptTarget = PromptTarget> = CompiledPromptFacts & {
  target: Target;
  /** To be spread into the body of the target's request. */
  output: PromptOutputs[Target];
};

/** What a model is sent to speak as a character: the same bytes for the same version and input. */
export interface Prompts {
  /**
   * The prompt of a conversation that begins.
   * @throws PersonaForgeError CONTEXT_TOO_LONG, naming the largest part, when `context` is too small
   */
  get<Target extends PromptTarget = "openai">(
    input: GetPrompt<Target>,
    options?: CallOptions,
  ): Promise<CompiledPrompt<Target>>;
  /** The prompt of any conversation. Changes nothing, and so is asked again like a query. */
  compile<Target extends PromptTarget = "openai">(
    input: CompilePrompt<Target>,
    options?: CallOptions,
  ): Promise<CompiledPrompt<Target>>;
  /** What its author may want to change. */
  lint(input: LintCharacter, options?: CallOptions): Promise<LintReport>;
  /**
   * What was sent for a reply; `blocks` is null when it cannot be made the same again.
   * @throws PersonaForgeError NOT_FOUND for a turn for which nothing was sent
   */
  ofTurn(input: TurnPromptOf, options?: CallOptions): Promise<TurnPrompt>;
}
