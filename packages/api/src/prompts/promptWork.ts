import type { WrittenContent } from "@personaforge/contract/content";
import { type BookWork, workOfBook } from "./bookWork.ts";
import type { PromptRequest } from "./compileHere.ts";
import { priceOf } from "./countTokens.ts";
import { enough, lengthOf, sum, type TextWork, workOfText } from "./textWork.ts";

/*
 * How long a prompt may take, in steps of at most 0.4 µs, told from sizes alone. What counts is the
 * worst that texts of these sizes can do, so usual ones take far less. Nobody asks by how much it is
 * more than `enough`: beyond that the numbers are only larger than it, so that telling takes 10 ms.
 */

/** Characters: what macros may make of one prompt, and what is searched of one kind of text. */
const mostFilled = 1_000_000;
const mostSearched = 200_000;
/** A regular expression costs as much for each text as for so many characters of it. */
const charactersOfText = 64;

export function workOfPrompt(request: PromptRequest): number {
  const { character, history, message, user, memory, appContext } = request;
  const said = [...history.map(({ text }) => text), message ?? ""];
  const given = [user.persona ?? "", memory ?? "", appContext ?? ""];
  const texts = workOfTexts(character);
  const length = sum([...said, ...given].map(lengthOf)) + texts.length;
  if (length > enough) return length;
  const book = workOfBook(character.lorebook);
  const longest = Math.max(texts.longest, book.length, ...[...said, ...given].map(lengthOf));
  const filled = Math.min((texts.copies + book.copies) * longest, mostFilled);
  const own = sum([...said, ...given].map(priceOf)) + texts.steps + book.steps;
  return own + filled + book.ofCharacter * searchedBy(book, said, texts);
}

/** A lint reads the same texts several times, and searches nothing. */
export function workOfLint(character: WrittenContent): number {
  return 2 * (workOfTexts(character).steps + workOfBook(character.lorebook).steps);
}

interface CharacterWork extends TextWork {
  /** Characters of the longest text, and of all. */
  readonly longest: number;
  readonly length: number;
}

const known = new WeakMap<WrittenContent, CharacterWork>();

function workOfTexts(character: WrittenContent): CharacterWork {
  let work = known.get(character);
  if (work === undefined) known.set(character, (work = read(character)));
  return work;
}

function read(character: WrittenContent): CharacterWork {
  const texts = [character.depth_prompt?.prompt, ...Object.values(character).flat()].filter(
    (text) => typeof text === "string",
  );
  const length = sum(texts.map(lengthOf));
  if (length > enough) return { steps: length, copies: 0, longest: length, length };
  const works = texts.map(workOfText);
  return {
    length,
    steps: sum(works.map(({ steps }) => steps)),
    copies: sum(works.map(({ copies }) => copies)),
    longest: Math.max(...texts.map(lengthOf)),
  };
}

function searchedBy(book: BookWork, said: readonly string[], texts: CharacterWork): number {
  const window = said.slice(-Math.min(book.depth, said.length) || said.length);
  const messages = Math.min(sum(window.map(lengthOf)), mostSearched);
  const others = book.beyond ? Math.min(texts.length + book.length, mostSearched) : 0;
  return messages + others + charactersOfText * window.length;
}
