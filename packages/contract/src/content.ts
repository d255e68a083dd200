import * as z from "zod";
import { cardOrigin } from "./cardOrigin.ts";
import { limits } from "./limits.ts";
import { lorebook } from "./lorebook.ts";
import { picture } from "./picture.ts";
import { optionalText, safeText } from "./text.ts";

/** How a gallery may show the character. */
export const contentRating = z.enum(["general", "mature"], {
  error: 'Content rating must be "general" or "mature".',
});

function list<Item extends z.ZodType>(label: string, item: Item, maximum: number) {
  return z
    .array(item, { error: `${label} must be a list.` })
    .max(maximum, { error: `${label} holds too many entries; the limit is ${maximum}.` });
}

export const tagList = list("Tags", safeText("A tag", limits.tag), limits.tags).superRefine(
  (values, context) => {
    values.forEach((value, index) => {
      if (values.indexOf(value) === index) return;
      context.addIssue({
        code: "custom",
        path: [index],
        message: `The tag "${value}" is listed twice.`,
      });
    });
  },
);

const language = z
  .string({ error: "Language must be text." })
  .max(limits.language, { error: `Language has more than ${limits.language} characters.` })
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, {
    error: "Language must be a tag such as en, ja or zh-CN.",
  });

/** Text that is put into the chat, `depth` messages before its end. */
export const depthPrompt = z.strictObject(
  {
    prompt: safeText("The depth prompt", limits.depth_prompt),
    depth: z
      .int({ error: "depth must be a whole number." })
      .min(0, { error: "depth must not be negative." })
      .max(limits.depth, { error: `depth must be at most ${limits.depth}.` }),
    role: z.enum(["system", "user", "assistant"], {
      error: 'role must be "system", "user" or "assistant".',
    }),
  },
  { error: "The depth prompt must be an object with prompt, depth and role." },
);

const shape = {
  name: safeText("Name", limits.name),
  personality_summary: safeText("Personality", limits.personality_summary),
  backstory: optionalText("Backstory", limits.backstory).nullable(),
  tone_description: optionalText("Tone", limits.tone_description).nullable(),
  initial_greeting: optionalText("Greeting", limits.initial_greeting).nullable(),
  tagline: optionalText("Tagline", limits.tagline).nullable(),
  opening_scene: optionalText("Opening scene", limits.opening_scene).nullable(),
  alternate_greetings: list(
    "Alternate greetings",
    safeText("An alternate greeting", limits.alternate_greeting),
    limits.alternate_greetings,
  ),
  example_dialogues: list(
    "Example dialogues",
    safeText("An example dialogue", limits.example_dialogue),
    limits.example_dialogues,
  ),
  tags: tagList,
  language: language.nullable(),
  license: optionalText("Licence", limits.license).nullable(),
  content_rating: contentRating,
  /** What `{{char}}` stands for, when it is not the name. */
  nickname: optionalText("Nickname", limits.nickname).nullable(),
  /** The situation in which the conversation takes place. */
  scenario: optionalText("Scenario", limits.scenario).nullable(),
  /** Greetings for conversations with several characters. */
  group_greetings: list(
    "Group greetings",
    safeText("A group greeting", limits.group_greeting),
    limits.group_greetings,
  ),
  /** Takes the place of PersonaForge's own opening, which `{{original}}` in it stands for. */
  system_prompt: optionalText("Main instructions", limits.system_prompt).nullable(),
  /** Stands after the conversation. */
  post_history_instructions: optionalText(
    "Last instructions",
    limits.post_history_instructions,
  ).nullable(),
  depth_prompt: depthPrompt.nullable(),
  /**
   * Whether the three instructions above are sent. They come from outside with imported cards, and
   * are kept but not followed until somebody who read them says so.
   */
  trusts_instructions: z.boolean({ error: "trusts_instructions must be true or false." }),
  lorebook: lorebook.nullable(),
};

/**
 * What one version of a character holds: everything an author writes, its picture, and the file it
 * came from. Absent text is `null`. The picture and the file are given by uploads alone, never by
 * name, so that nobody comes to a file of others.
 */
export const characterContent = z.strictObject({
  ...shape,
  avatar: picture.nullable(),
  card: cardOrigin.nullable(),
});
export type CharacterContent = z.infer<typeof characterContent>;

/** What is typed: all of the content but what uploads give. */
export const writtenContent = characterContent.omit({ avatar: true, card: true });
export type WrittenContent = z.infer<typeof writtenContent>;

const onlyNull = z.null({ error: "This is set by uploading a file." });

/** The same fields where only the name and the personality must be given. */
export const newContent = z.strictObject({
  ...shape,
  backstory: shape.backstory.default(null),
  tone_description: shape.tone_description.default(null),
  initial_greeting: shape.initial_greeting.default(null),
  tagline: shape.tagline.default(null),
  opening_scene: shape.opening_scene.default(null),
  alternate_greetings: shape.alternate_greetings.default([]),
  example_dialogues: shape.example_dialogues.default([]),
  tags: shape.tags.default([]),
  language: shape.language.default(null),
  license: shape.license.default(null),
  content_rating: shape.content_rating.default("general"),
  nickname: shape.nickname.default(null),
  scenario: shape.scenario.default(null),
  group_greetings: shape.group_greetings.default([]),
  system_prompt: shape.system_prompt.default(null),
  post_history_instructions: shape.post_history_instructions.default(null),
  depth_prompt: shape.depth_prompt.default(null),
  trusts_instructions: shape.trusts_instructions.default(false),
  lorebook: shape.lorebook.default(null),
  avatar: onlyNull.default(null),
  card: onlyNull.default(null),
});

export type NewContent = z.input<typeof newContent>;

/**
 * Any part of the content: an absent field stays as it is, `null` clears it. Without its `card`, a
 * character is exported as it is now, and not as the file that it came from.
 */
export const contentChanges = z
  .strictObject({ ...shape, avatar: onlyNull, card: onlyNull })
  .partial();
