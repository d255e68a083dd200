/**
 * Backyard's names for the character and the user, in one brace; `#{user}:` begins the line of a
 * speaker. Braces of cards around the same words are left alone.
 */
const speaker = /#\{(character|user)\}:/gi;
const name = /(?<!\{)\{(character|user)\}(?!\})/gi;
const ofCard = /\{\{\s*(char|user)\s*\}\}/gi;
const speakerOfCard = /^\{\{\s*(char|user)\s*\}\}:/gim;

const macroOf = (word: string): string => (word.toLowerCase() === "user" ? "{{user}}" : "{{char}}");
const wordOf = (macro: string): string => (macro.toLowerCase() === "user" ? "user" : "character");

/** A text of Backyard with the macros of cards. */
export const fromBackyard = (text: string): string =>
  text
    .replaceAll(speaker, (_, word: string) => `${macroOf(word)}:`)
    .replaceAll(name, (_, word: string) => macroOf(word));

/** A text of a card with the macros of Backyard. */
export const toBackyard = (text: string): string =>
  text.replaceAll(ofCard, (_, macro: string) => `{${wordOf(macro)}}`);

/** The same for a dialogue, whose lines begin with a speaker. */
export const dialogueToBackyard = (text: string): string =>
  toBackyard(text.replaceAll(speakerOfCard, (_, macro: string) => `#{${wordOf(macro)}}:`));
