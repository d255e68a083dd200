import type { CharacterContent, WrittenContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";
import type { FieldError } from "@personaforge/contract/errors";
import type { OverLimitField } from "@personaforge/contract/importAnswer";

export type ContentField = keyof WrittenContent;

type NoteCode =
  /** A person said what is to become of a text that is over its limit; `length` and `limit` as there. */
  | "answered"
  /** The card says nothing here; the text was made from another field. */
  | "derived"
  /** A value that makes no sense there. It is not in the version. */
  | "invalid"
  /** Not in the version and not in the draft, but still in the file that is kept. */
  | "kept_in_original"
  /** A text stands in another field than usual, as it is too long for that one. */
  | "moved"
  /** Instructions, which are kept and not sent until somebody who read them turns them on. */
  | "not_followed"
  /** The version holds the beginning; `length` and `limit` say how much there was. */
  | "over_limit"
  /** PersonaForge has no field for it. It is exported as it came. */
  | "unmapped"
  /** Characters that are not valid Unicode, or NUL, were taken out. */
  | "unstorable_text";

/** What became of a part of a card on its way into a character. */
export interface MappingNote {
  code: NoteCode;
  /** The field of the content; empty when there is none. */
  field: ContentField | "";
  /** The field of the card, as in `extensions.depth_prompt`. */
  source: string;
  /** A sentence for people. */
  message: string;
  /** Code points of a text, or entries of a list. */
  length?: number;
  limit?: number;
}

/** A text that is longer than its field, whatever was said about it. */
export interface LongText {
  field: OverLimitField;
  /** All of it, as far as a draft holds it. */
  text: string;
  limit: number;
  /** Whether it can be the opening scene: the card has none, and it fits there. */
  mayMove: boolean;
}

/** A card as the content of a new character. */
export interface Mapped {
  /** Valid for the contract when `problems` is empty. Instructions are not trusted yet. */
  content: CharacterContent;
  /** The whole of what is over a limit, for the draft of the new character; null when nothing is. */
  draft: DraftContent | null;
  notes: MappingNote[];
  /** Fields that were made from others. */
  derived: ContentField[];
  /** Fields that hold only the beginning of what the card says. */
  cut: ContentField[];
  /** Fields that a person gave, and not the card. */
  given: ContentField[];
  longTexts: LongText[];
  /** What a person has to say before it can be imported. */
  problems: FieldError[];
}
