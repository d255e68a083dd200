/** The writing of a text, as far as the demo model tells them apart. */
export type Writing = "english" | "latin" | "cjk" | "other";

// Function words that English and its neighbours do not share.
const english = words(
  "the and of to is are was were with for that this you your my i i'm it on by from but who what when where why how she her his they their has have had not never does don't can will an at about be",
);
const neighbours = words(
  "el la los las le les un una une des du de del que qué y e et en con por para su sus mi tu tus te se lo al es está hay muy más pero como cómo dónde yo él ella est sont je vous nous pas ce qui où mon ma ton ta aux au der die das und ist ein eine mit von zu nicht ich du wir sie dein mein wie wo il che di da per sono non ti io os um uma umas com não ele ela você na nas no nos do dos das sou meu minha já mas nunca quer tem",
);

/** Whether a lower-case word is grammar in one of the languages that are told apart here. */
export function isFunctionWord(word: string): boolean {
  return english.has(word) || neighbours.has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/**
 * Judged by its letters, and among Latin ones by which function words it has.
 * @param otherwise for Latin text without any: of a note such as "Calm, dry." only its place tells
 */
export function writingOf(text: string, otherwise: Writing = "latin"): Writing {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const cjk = text.match(/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  // One sign of Chinese says as much as a few letters.
  if (cjk * 3 > latin) return "cjk";
  if (latin * 2 <= letters) return letters === 0 ? otherwise : "other";
  const said =
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}']+/gu) ?? [];
  const ours = said.filter((word) => english.has(word)).length;
  const marks = /[¿¡]/.test(text) ? 2 : 0;
  const theirs = said.filter((word) => neighbours.has(word)).length + marks;
  if (ours === theirs) return otherwise;
  return ours > theirs ? "english" : "latin";
}
