import type { MacroValues } from "./macroValues.ts";
import { fillNames, type Names, namesOf } from "./names.ts";
import { neutralise } from "./neutralise.ts";
import type { PromptInput, PromptTurn } from "./prompt.ts";

/** Names are the author's and the reader's text too, and stand in our own sentences. */
export function safeNames({ character, user }: Pick<PromptInput, "character" | "user">): Names {
  const plain = (name: string) => neutralise(name.replace(/\s+/gu, " ").trim());
  const { char } = namesOf(character, user.name);
  const reader = plain(user.name);
  // An installation without accounts calls its owner "You", which is no name to speak of.
  return { char: plain(char) || "Character", user: /^(you)?$/i.test(reader) ? "User" : reader };
}

/** What the macros of this prompt stand for. Fields are read when a text names them. */
export function macroValues(
  input: PromptInput,
  { names, turns, limit }: { names: Names; turns: readonly PromptTurn[]; limit: number },
): MacroValues {
  const { character, user, message, seed, now } = input;
  const field = (text: string | null | undefined) => fillNames(text ?? "", names);
  const count = turns.length + (message === null ? 0 : 1);
  const last = (role: PromptTurn["role"]) => turns.findLast((turn) => turn.role === role)?.text;
  return {
    ...names,
    now,
    seed: `${seed} ${count}`,
    conversationSeed: seed,
    fields: {
      get description() {
        return field(character.backstory);
      },
      get personality() {
        return field(character.personality_summary);
      },
      get scenario() {
        return field(character.scenario);
      },
      get persona() {
        return field(user.persona);
      },
      get mesExamples() {
        return field(character.example_dialogues.join("\n\n"));
      },
      charVersion: "",
      group: names.char,
    },
    chat: {
      get lastMessage() {
        return message ?? turns.at(-1)?.text ?? "";
      },
      get lastUserMessage() {
        return message ?? last("user") ?? "";
      },
      get lastCharMessage() {
        return last("character") ?? "";
      },
      count,
      input: message ?? "",
      maxPrompt: limit,
    },
  };
}
