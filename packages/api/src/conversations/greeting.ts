import type { CharacterContent } from "@personaforge/contract/content";
import { firstMessage } from "@personaforge/contract/firstMessage";
import { fillMacros } from "@personaforge/prompt/macros";
import { namesOf } from "@personaforge/prompt/names";
import { macroValues } from "@personaforge/prompt/values";
import { promptBudget } from "../prompts/promptBudget.ts";

/**
 * The first words of a character as they are stored, so that what the reader saw is what the model
 * is sent, also when it held the time of day or a chance.
 */
export function greetingOf(
  character: CharacterContent,
  { reader, seed }: { reader: string; seed: string },
): string {
  const budget = promptBudget();
  const values = macroValues(
    {
      character,
      user: { name: reader },
      ...{ history: [], message: null, target: "openai", budget, seed },
      now: new Date().toISOString(),
    },
    {
      names: namesOf(character, reader),
      turns: [],
      limit: budget.context - budget.reply - budget.margin,
    },
  );
  return fillMacros(firstMessage(character) ?? "", values);
}
