import { countCodePoints } from "@personaforge/contract/codePoints";
import type { WrittenContent } from "@personaforge/contract/content";
import type { OverLimitAnswers, OverLimitField } from "@personaforge/contract/importAnswer";
import { limits } from "@personaforge/contract/limits";
import type { LongText } from "./mapped.ts";
import type { MappingLog } from "./mappingLog.ts";

/** In the order of the reports. False: instructions, a name and a scene are no scene to move there. */
const fields = {
  name: false,
  nickname: false,
  personality_summary: true,
  backstory: true,
  scenario: true,
  opening_scene: false,
  system_prompt: false,
  post_history_instructions: false,
  depth_prompt: false,
  tone_description: true,
} as const satisfies Record<OverLimitField, boolean>;

/** The single texts of a mapping that are longer than their field. */
export function longTextsOf(content: WrittenContent, log: MappingLog): LongText[] {
  return (Object.keys(fields) as OverLimitField[]).flatMap((field) => {
    const text = field === "depth_prompt" ? log.draft.depth_prompt?.prompt : log.draft[field];
    if (!log.cut.has(field) || typeof text !== "string") return [];
    const fits = countCodePoints(text) <= limits.opening_scene;
    const mayMove = fields[field] && content.opening_scene === null && fits;
    return [{ field, text, limit: limits[field], mayMove }];
  });
}

interface Answered {
  readonly longTexts: readonly LongText[];
  readonly answers: OverLimitAnswers;
  readonly log: MappingLog;
}

/** The content with what a person said about these texts. What is said about others is not heard. */
export function withAnswers(
  content: WrittenContent,
  { longTexts, answers, log }: Answered,
): WrittenContent {
  return longTexts.reduce((made, long) => {
    const answer = answers[long.field];
    if (answer === undefined) return made;
    if (answer.action === "edit")
      return withEdit(made, { field: long.field, text: answer.text, log });
    return long.mayMove && made.opening_scene === null ? withMove(made, long, log) : made;
  }, content);
}

interface Edit {
  readonly field: OverLimitField;
  readonly text: string;
  readonly log: MappingLog;
}

function withEdit(content: WrittenContent, { field, text, log }: Edit): WrittenContent {
  log.answer(field, "You edited this text. The file keeps all of it.");
  log.drop(field, ["derived", "moved"]);
  log.cut.delete(field);
  log.derived.delete(field);
  log.given.add(field);
  if (field !== "depth_prompt") return { ...content, [field]: text === "" ? null : text };
  const prompt = content.depth_prompt;
  return { ...content, depth_prompt: prompt && { ...prompt, prompt: text } };
}

/** The field keeps its beginning, as a text that is nowhere else may not be in no field at all. */
function withMove(content: WrittenContent, { field, text }: LongText, log: MappingLog) {
  const source = log.notes.find(
    (note) => note.field === field && note.code === "over_limit",
  )?.source;
  log.answer(field, "All of it is the opening scene, and this field has its beginning.");
  const place = { field: "opening_scene", source: source ?? field } as const;
  log.note("derived", place, `You moved all of ${place.source} here.`);
  log.derived.add("opening_scene");
  log.given.add("opening_scene");
  return { ...content, opening_scene: text };
}
