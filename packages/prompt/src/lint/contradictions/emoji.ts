import type { Rule, Subject } from "../rule.ts";
import type { AuthorText } from "../texts.ts";
import { ownLines } from "./self.ts";

/** "Never uses emoji", "No emojis.", "without any emoji": a rule about all of them. */
const forbidden =
  /(?:\b(?:never|not|n't|avoids?)\s+(?:ever\s+)?(?:us(?:es?|ing)|writ(?:es?|ing)|sends?|adds?|includes?|types?)\s+(?:any\s+)?|(?:^|[.,;:!?\n][ \t]{0,4}|\band\s+|\bwith\s+)no\s+|\bwithout\s+(?:any\s+)?|\bavoids?\s+(?:all\s+)?)(?:emojis?|emoticons?)\b(?!\s+(?:unless|except|when|if|in|with|for|but|other|at)\b)/i;

/** Pictures; not the signs of trade marks, arrows and digits, which are pictographic too. */
const picture = /(?![©®™‼⁉↔-↪ℹ⌚-⏿▪-◾☀-⛿✂-➿])\p{Extended_Pictographic}|\p{Emoji_Presentation}/u;

/** Emoji in a greeting or in the character's lines of an example, where a text forbids them. */
export const emoji: Rule["find"] = (subject, report) => {
  const rule = subject.texts.find(
    ({ kind, text }) => (kind === "description" || kind === "instruction") && forbidden.test(text),
  );
  if (rule === undefined) return;
  for (const text of subject.texts) {
    const place = firstPicture(subject, text);
    if (place === null) continue;
    const message = `There is an emoji here, but ${subject.nameOf(rule.path)} says that the character uses none.`;
    report({ path: text.path, range: place, message });
  }
};

function firstPicture({ content }: Subject, { kind, text }: AuthorText) {
  const lines =
    kind === "example"
      ? ownLines(content, text)
      : kind === "speech"
        ? [{ line: text, start: 0 }]
        : [];
  for (const { line, start } of lines) {
    const match = picture.exec(line);
    if (match === null) continue;
    const from = start + match.index;
    return { start: from, end: from + match[0].length };
  }
  return null;
}
