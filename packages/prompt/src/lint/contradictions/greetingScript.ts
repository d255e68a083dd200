import type { Rule } from "../rule.ts";

/** Languages that are written in one script, or in Japanese in three. */
const scripts: ReadonlyMap<string, { name: string; letters: RegExp }> = new Map([
  ...entries(
    "Latin",
    /\p{Script=Latin}/gu,
    "en de fr es it pt nl sv da no nb fi pl cs sk hu ro tr vi id ms ca hr sl et lv lt is ga cy eu gl sq af sw tl",
  ),
  ...entries("Cyrillic", /\p{Script=Cyrillic}/gu, "ru uk bg be mk"),
  ...entries("Greek", /\p{Script=Greek}/gu, "el"),
  ...entries("Arabic", /\p{Script=Arabic}/gu, "ar fa ur"),
  ...entries("Hebrew", /\p{Script=Hebrew}/gu, "he"),
  ...entries("Thai", /\p{Script=Thai}/gu, "th"),
  ...entries("Devanagari", /\p{Script=Devanagari}/gu, "hi mr ne"),
  ...entries("Korean", /[\p{Script=Hangul}\p{Script=Han}]/gu, "ko"),
  ...entries("Chinese", /\p{Script=Han}/gu, "zh"),
  ...entries("Japanese", /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu, "ja"),
]);

function entries(name: string, letters: RegExp, languages: string) {
  return languages.split(" ").map((language) => [language, { name, letters }] as const);
}

/** Fewer letters may be a name or an exclamation. */
const fewest = 30;

/** A greeting with hardly a letter of the script in which its language is written. */
export const greetingScript: Rule["find"] = ({ content, texts }, report) => {
  const tag = content.language ?? "";
  const script = scripts.get(tag.split("-")[0]?.toLowerCase() ?? "");
  // A tag such as sr-Latn or ja-Latn names its script itself.
  if (script === undefined || /-[a-z]{4}(?:-|$)/i.test(tag)) return;
  for (const { path, kind, text } of texts) {
    if (kind !== "speech") continue;
    const plain = text.replace(/\{\{[^{}]*\}\}|<[A-Z]+>/g, "").slice(0, 2_000);
    const letters = plain.match(/\p{L}/gu)?.length ?? 0;
    const right = plain.match(script.letters)?.length ?? 0;
    if (letters < fewest || right * 10 >= letters) continue;
    const message = `The language is ${tag}, but this greeting is not written in ${script.name} letters.`;
    report({ path, message });
  }
};
