import * as z from "zod";
import { id } from "./character.ts";
import { characterContent, depthPrompt } from "./content.ts";

/** Takes the place of the whole text, and so has to fit the field. `""` leaves it empty. */
const edited = <Text extends z.ZodType>(text: Text) =>
  z.strictObject({
    action: z.literal("edit", { error: 'action must be "edit".' }),
    text,
  });

/** The opening scene is then the whole text, and the field keeps its beginning. */
const moved = z.strictObject({ action: z.literal("move") });

/** Of texts that can be told as a scene as well. Instructions cannot. */
const movable = <Text extends z.ZodType>(text: Text) =>
  z.discriminatedUnion("action", [edited(text), moved], {
    error: 'action must be "edit" or "move".',
  });

const { shape } = characterContent;

const answers = z
  .strictObject({
    name: edited(shape.name).nullable(),
    personality_summary: movable(shape.personality_summary).nullable(),
    backstory: movable(shape.backstory.unwrap()).nullable(),
    tone_description: movable(shape.tone_description.unwrap()).nullable(),
    opening_scene: edited(shape.opening_scene.unwrap()).nullable(),
    nickname: edited(shape.nickname.unwrap()).nullable(),
    scenario: movable(shape.scenario.unwrap()).nullable(),
    system_prompt: edited(shape.system_prompt.unwrap()).nullable(),
    post_history_instructions: edited(shape.post_history_instructions.unwrap()).nullable(),
    /** Of its text; depth and role stay. */
    depth_prompt: edited(depthPrompt.shape.prompt).nullable(),
  })
  .partial();

type Answers = z.infer<typeof answers>;
export type OverLimitField = keyof Answers;

/**
 * What a person said about texts of a file that are longer than their field. Without an answer the
 * character has the beginning, and its draft all of it.
 */
export type OverLimitAnswers = { [Field in OverLimitField]?: NonNullable<Answers[Field]> };

/**
 * Answers for one file of an import that is `checked`, `stopped` or `done`, before it is imported. A
 * field that is absent stays as it was answered, `null` takes its answer back.
 */
export const answerImportItem = z.strictObject({ id, item_id: id, over_limit: answers });

/** A text of a file that is longer than its field. */
export const overLimitText = z.object({
  field: answers.keyof(),
  /** All of it, as far as a draft holds it. */
  text: z.string(),
  /** Characters that the field may have. */
  limit: z.int(),
  /** Whether `move` is a possible answer: there is no opening scene, and it would fit there. */
  may_move: z.boolean(),
  answer: z
    .discriminatedUnion("action", [
      z.object({ action: z.literal("edit"), text: z.string() }),
      z.object({ action: z.literal("move") }),
    ])
    .nullable(),
});
export type OverLimitText = z.infer<typeof overLimitText>;
