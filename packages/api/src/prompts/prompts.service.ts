import type { CharacterContent } from "@personaforge/contract/content";
import { DomainError } from "@personaforge/contract/errors";
import type { lintCharacter, LintFinding } from "@personaforge/contract/lint";
import type { CompiledPrompt, compilePrompt, getPrompt } from "@personaforge/contract/prompt";
import type * as prompts from "@personaforge/prompt/prompt";
import type * as z from "zod";
import { contentWith } from "../characters/characters.mapping.ts";
import type { Context, Services } from "../context.ts";
import { compiledOnce, type Settings } from "./compiledOnce.ts";
import { promptBudget } from "./promptBudget.ts";
import { type Place, readContent, readPlace } from "./readPlace.ts";

type Choice = z.output<typeof getPrompt>;

/** The prompt of a conversation that begins. */
export async function get(
  services: Services,
  context: Context,
  input: Choice,
): Promise<CompiledPrompt> {
  const place = await readPlace(services.db, context, input);
  const settings = settingsOf(place, input);
  const compiled = await compiledOnce(place, settings, async () => {
    const character = await readContent(services.db, place);
    demandGreeting(character, settings.greeting);
    const request = { ...settings, character, history: [], message: null };
    return { character, compiled: await services.prompts.compile(request) };
  });
  return answerOf(place, compiled);
}

/** The prompt of any conversation, with unsaved changes upon the version. */
export async function compile(
  services: Services,
  context: Context,
  input: z.output<typeof compilePrompt>,
): Promise<CompiledPrompt> {
  const place = await readPlace(services.db, context, input);
  const { user, ...settings } = settingsOf(place, input);
  const stored = await readContent(services.db, place);
  const character = input.content === undefined ? stored : contentWith(stored, input.content);
  demandGreeting(character, settings.greeting);
  const request = {
    ...settings,
    character,
    user: { ...user, persona: input.persona ?? null },
    lore: { state: input.lore_state ?? {} },
    memory: input.memory ?? null,
    appContext: input.app_context ?? null,
    history: input.history,
    message: input.message ?? null,
  };
  return answerOf(place, await services.prompts.compile(request));
}

export async function lint(
  services: Services,
  context: Context,
  input: z.output<typeof lintCharacter>,
): Promise<{ version: number; findings: LintFinding[] }> {
  const place = await readPlace(services.db, context, input);
  const content = await readContent(services.db, place);
  const { context: tokens } = promptBudget();
  const findings = await services.prompts.lint({ character: content, context: tokens });
  return { version: place.version, findings };
}

/** What a request says of the prompt, with what it leaves open. */
function settingsOf(place: Place, input: Choice): Settings {
  return {
    user: { name: input.user ?? place.reader },
    budget: promptBudget(input),
    target: input.target,
    seed: input.seed ?? place.id,
    now: input.now ?? thisMinute(),
    greeting: input.greeting ?? 0,
  };
}

/** Equal for all who ask in the same minute, so that a prompt that tells the time can be cached. */
function thisMinute(): string {
  return `${new Date().toISOString().slice(0, 16)}:00Z`;
}

function demandGreeting({ alternate_greetings: others }: CharacterContent, greeting = 0): void {
  if (greeting <= others.length) return;
  const last = `the last greeting of this character is ${others.length}`;
  const message = `There is no greeting ${greeting}: 0 is the first words, and ${last}.`;
  throw new DomainError("VALIDATION_FAILED", message, {
    fieldErrors: [{ path: "greeting", code: "too_big", message, maximum: others.length }],
  });
}

function answerOf(
  { id, slug, name, version }: Place,
  compiled: prompts.CompiledPrompt,
): CompiledPrompt {
  const { target, ...output } = compiled.output;
  return {
    compiler: compiled.compiler,
    character: { id, slug, name, version },
    target,
    output,
    prompt_hash: compiled.promptHash,
    static_hash: compiled.staticHash,
    blocks: [...compiled.blocks],
    report: compiled.report,
    lore_state: compiled.loreState,
  };
}
