import type { CharacterContent } from "@personaforge/contract/content";
import { hasVisibleText } from "@personaforge/contract/codePoints";
import { notice, opening, original, rules } from "./frame.ts";
import type { Names } from "./names.ts";
import { neutralise } from "./neutralise.ts";
import type { PromptInput } from "./prompt.ts";
import type { Section, Unit } from "./section.ts";
import { sentencesOf } from "./sentences.ts";

/** What turns texts into units of a prompt. */
export interface Writing {
  readonly names: Names;
  /** Tokens of a text as the target's models may count them. */
  readonly tokens: (text: string) => number;
  /** A text of the author: macros filled, control tokens broken. `original` is what it replaces. */
  readonly author: (text: string, original?: string) => string;
  /** Instructions that an entry of the lorebook turned off. */
  readonly disabled: readonly string[];
}

type Part = Pick<Section, "name" | "field" | "sent" | "tag" | "sacrifice"> & {
  texts: readonly [source: string | null, text: string][];
  joint?: Section["joint"];
};

function section(part: Part, { tokens }: Writing): Section {
  const { texts, joint = "\n\n", ...rest } = part;
  const units: Unit[] = texts
    .filter(([, text]) => hasVisibleText(text))
    .map(([source, text]) => ({ source, text, tokens: tokens(text) }));
  return { ...rest, joint, units };
}

/** Everything that is the same in every turn, but for the lorebook, in the order of the prompt. */
export function stableSections(character: CharacterContent, writing: Writing): Section[] {
  const { author } = writing;
  const text = (value: string | null) => author(value ?? "");
  const backstory = sentencesOf(text(character.backstory));
  const of = (
    field: "personality_summary" | "tone_description" | "scenario" | "opening_scene",
    part: Pick<Part, "name" | "tag" | "sacrifice">,
  ) => {
    const texts: Part["texts"] = [[field, text(character[field])]];
    return section({ ...part, field, sent: "always", texts }, writing);
  };
  return [
    frame(character, writing),
    of("personality_summary", { name: "personality", tag: "personality", sacrifice: "never" }),
    of("tone_description", { name: "tone", tag: "tone", sacrifice: "tone" }),
    section(
      {
        ...{ name: "backstory", tag: "backstory", sacrifice: "backstory", field: "backstory" },
        ...{ sent: "always", joint: "" },
        texts: backstory.map((sentence) => ["backstory", sentence]),
      },
      writing,
    ),
    of("scenario", { name: "scenario", tag: "scenario", sacrifice: "scenario" }),
    of("opening_scene", {
      ...{ name: "opening_scene", tag: "opening_scene", sacrifice: "opening_scene" },
    }),
    section(
      {
        ...{ name: "examples", tag: "examples", sacrifice: "examples" },
        ...{ field: "example_dialogues", sent: "opening" },
        texts: character.example_dialogues.map((dialogue, index) => [
          `example_dialogues.${index}`,
          author(dialogue),
        ]),
      },
      writing,
    ),
    closing(character, writing),
  ];
}

const own = { tag: null, field: null, sent: "always", sacrifice: "never" } as const;

/** Our opening, or the author's in its place when it is trusted; what the sections are, always. */
function frame(character: CharacterContent, writing: Writing): Section {
  const { names, author } = writing;
  const mine = mainInstructions(character, writing);
  const written = hasVisibleText(character.system_prompt ?? "");
  const first: [string | null, string] =
    mine === null ? [null, opening(names)] : ["system_prompt", author(mine, original(names))];
  const texts: Part["texts"] = [first, [null, notice(names)]];
  const part = section(
    { ...own, name: "frame", field: mine === null ? null : "system_prompt", texts },
    writing,
  );
  if (!written || mine !== null) return part;
  return { ...part, withheld: untrusted("main instructions") };
}

function mainInstructions(
  { system_prompt: text, trusts_instructions: trusted }: CharacterContent,
  { disabled }: Writing,
): string | null {
  if (!trusted) return null;
  // An entry that turns the program's own prompt off leaves only what the author wrote.
  if (hasVisibleText(text ?? "")) return text;
  return disabled.includes("system_prompt") ? "" : null;
}

export function untrusted(what: string): string {
  return `The ${what} are not sent: nobody has said yet that they can be trusted.`;
}

function closing(character: CharacterContent, writing: Writing): Section {
  const mine = mainInstructions(character, writing);
  const texts: Part["texts"] = mine === null ? [[null, rules(writing.names)]] : [];
  return section({ ...own, name: "rules", texts }, writing);
}

/** What may be another text in the next turn, but for the lorebook, in the order of the prompt. */
export function changingSections(input: PromptInput, writing: Writing): Section[] {
  const conversation = { sent: "conversation" } as const;
  const text = (value: string | null | undefined) => neutralise(value ?? "");
  const { memory, user, appContext } = input;
  return [
    section(
      {
        ...{ ...conversation, name: "memory", tag: "memory", field: "memory" },
        ...{ sacrifice: "memory", texts: [["memory", text(memory)]] },
      },
      writing,
    ),
    section(
      {
        ...{ ...conversation, name: "persona", tag: "reader", field: "persona" },
        ...{ sacrifice: "never", texts: [["persona", text(user.persona)]] },
      },
      writing,
    ),
    section(
      {
        ...{ ...conversation, name: "app_context", tag: "app_context", field: "app_context" },
        ...{ sacrifice: "never", texts: [["app_context", text(appContext)]] },
      },
      writing,
    ),
  ];
}
