import type { WrittenContent } from "@personaforge/contract/content";
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

/** Where each text comes from, and the text as it is sent. */
type Texts = readonly (readonly [source: string | null, text: string])[];

function section(
  part: Omit<Section, "units" | "joint"> & Partial<Pick<Section, "joint">>,
  texts: Texts,
  { tokens }: Writing,
): Section {
  const units: Unit[] = texts.map(([source, text]) => ({ source, text, tokens: tokens(text) }));
  return { joint: "\n\n", ...part, units };
}

// Without a joint, a text is given up sentence by sentence, from its end.
const kinds = {
  personality: { name: "personality", tag: "personality", sacrifice: "never" },
  tone: { name: "tone", tag: "tone", sacrifice: "tone", joint: "" },
  backstory: { name: "backstory", tag: "backstory", sacrifice: "backstory", joint: "" },
  scenario: { name: "scenario", tag: "scenario", sacrifice: "scenario", joint: "" },
  scene: { name: "opening_scene", tag: "opening_scene", sacrifice: "opening_scene", joint: "" },
  examples: { name: "examples", tag: "examples", sacrifice: "examples" },
  memory: { name: "memory", tag: "memory", sacrifice: "memory", joint: "" },
  persona: { name: "persona", tag: "reader", sacrifice: "never" },
  application: { name: "app_context", tag: "app_context", sacrifice: "never" },
} as const;

function textsOf(part: { field: string; joint?: "" }, text: string): Texts {
  if (!hasVisibleText(text)) return [];
  const pieces = part.joint === "" ? sentencesOf(text) : [text];
  return pieces.map((piece) => [part.field, piece] as const);
}

/** Everything that is the same in every turn, but for the lorebook, in the order of the prompt. */
export function stableSections(character: WrittenContent, writing: Writing): Section[] {
  const { author } = writing;
  const of = (
    field: "personality_summary" | "tone_description" | "scenario" | "opening_scene" | "backstory",
    kind: (typeof kinds)[keyof typeof kinds],
  ) => {
    const part = { ...kind, field, sent: "always" } as const;
    return section(part, textsOf(part, author(character[field] ?? "")), writing);
  };
  const examples = character.example_dialogues
    .map((dialogue, index) => [`example_dialogues.${index}`, author(dialogue)] as const)
    .filter(([, text]) => hasVisibleText(text));
  return [
    frame(character, writing),
    of("personality_summary", kinds.personality),
    of("tone_description", kinds.tone),
    of("backstory", kinds.backstory),
    of("scenario", kinds.scenario),
    of("opening_scene", kinds.scene),
    section({ ...kinds.examples, field: "example_dialogues", sent: "opening" }, examples, writing),
    closing(character, writing),
  ];
}

const own = { tag: null, field: null, sent: "always", sacrifice: "never" } as const;

/** Our opening, or the author's in its place when it is trusted; what the sections are, always. */
function frame(character: WrittenContent, writing: Writing): Section {
  const { names, author } = writing;
  const mine = mainInstructions(character, writing);
  const written = hasVisibleText(character.system_prompt ?? "");
  const first: Texts[number] =
    mine === null ? [null, opening(names)] : ["system_prompt", author(mine, original(names))];
  const part = section(
    { ...own, name: "frame", field: mine === null ? null : "system_prompt" },
    [...(hasVisibleText(first[1]) ? [first] : []), [null, notice(names)]],
    writing,
  );
  if (!written || mine !== null) return part;
  return { ...part, withheld: untrusted("main instructions are", "they") };
}

function mainInstructions(
  { system_prompt: text, trusts_instructions: trusted }: WrittenContent,
  { disabled }: Writing,
): string | null {
  if (!trusted) return null;
  // An entry that turns the program's own prompt off leaves only what the author wrote.
  if (hasVisibleText(text ?? "")) return text;
  return disabled.includes("system_prompt") ? "" : null;
}

export function untrusted(whatIs: string, it: "it" | "they"): string {
  return `The ${whatIs} not sent: nobody has said yet that ${it} can be trusted.`;
}

function closing(character: WrittenContent, writing: Writing): Section {
  const mine = mainInstructions(character, writing);
  return section(
    { ...own, name: "rules" },
    mine === null ? [[null, rules(writing.names)]] : [],
    writing,
  );
}

/** What may be another text in the next turn, but for the lorebook, in the order of the prompt. */
export function changingSections(input: PromptInput, writing: Writing): Section[] {
  const { memory, user, appContext } = input;
  const of = (
    kind: (typeof kinds)["memory" | "persona" | "application"],
    text: string | null | undefined,
  ) => {
    const part = { ...kind, field: kind.name, sent: "conversation" } as const;
    return section(part, textsOf(part, neutralise(text ?? "")), writing);
  };
  return [
    of(kinds.memory, memory),
    of(kinds.persona, user.persona),
    of(kinds.application, appContext),
  ];
}
