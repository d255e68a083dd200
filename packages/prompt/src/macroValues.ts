/** What the placeholders of a character's texts stand for. */
export interface MacroValues {
  /** `{{char}}`, `<BOT>`, `<CHAR>`: the nickname, else the name. */
  readonly char: string;
  /** `{{user}}`, `<USER>`: how the character calls the reader. */
  readonly user: string;
  /** ISO 8601 with an offset; the clock macros speak in that offset. */
  readonly now: string;
  /** What `random` draws from, anew for each place in the text. */
  readonly seed: string;
  /** What `pick` draws from: the same for a whole conversation. */
  readonly conversationSeed: string;
  /** The fields that macros name, as the author wrote them. */
  readonly fields: Readonly<
    Record<
      | "description"
      | "personality"
      | "scenario"
      | "persona"
      | "mesExamples"
      | "charVersion"
      | "group",
      string
    >
  >;
  /** The conversation, for `lastMessage` and its kind. */
  readonly chat: {
    readonly lastMessage: string;
    readonly lastUserMessage: string;
    readonly lastCharMessage: string;
    /** Messages so far; `lastMessageId` is one less. */
    readonly count: number;
    /** What the reader says now, for `input`. */
    readonly input: string;
    /** Tokens that the prompt may take, for `maxPrompt`. */
    readonly maxPrompt: number;
  };
  /** The prompt that this text replaces, for `original`; absent elsewhere, where the macro is unknown. */
  readonly original?: string;
  /** Texts of lore entries that wait in an outlet, by its name. */
  readonly outlets?: Readonly<Record<string, string>>;
  /** What all texts that are filled with these values may take together; each has its own when absent. */
  readonly work?: MacroWork;
}

/** Characters that macros may still read and write. When it is below 0 they stay as they are written. */
export interface MacroWork {
  left: number;
}

/**
 * What the text is filled for.
 * - `prompt`: comments and hidden keys are removed.
 * - `scan`: the same, but hidden keys stay as text, so that lore can find them.
 * - `display`: for a person: `{{comment: …}}` stays as its text.
 */
export type MacroPurpose = "prompt" | "scan" | "display";
