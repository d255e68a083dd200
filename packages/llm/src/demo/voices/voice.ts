/**
 * What a manner of speaking says between the sentences of a character: short, about nothing in
 * particular, and true of any character that speaks so.
 */
export interface Voice {
  /** Words in a character's tone and personality that call for this voice. */
  readonly signs: RegExp;
  /** To a greeting, once the character has greeted. */
  readonly hello: readonly string[];
  /** Before an answer. */
  readonly lead: readonly string[];
  /** Before going on with a story. */
  readonly more: readonly string[];
  /** To a question the character's texts do not answer; one of its own sentences follows. */
  readonly unknown: readonly string[];
  /** To a question that was answered before; another sentence follows. */
  readonly again: readonly string[];
  /** After repeating what the reader said. */
  readonly reflect: readonly string[];
  /** At the end, to keep the talk going. */
  readonly ask: readonly string[];
  /** To "how are you"; one of its own sentences follows. */
  readonly well: readonly string[];
  readonly thanks: readonly string[];
  readonly farewell: readonly string[];
  /** When everything in its texts has been said. */
  readonly told: readonly string[];
  /** Before two things to ask about: "… my father or the storm." */
  readonly topics: readonly string[];
}
