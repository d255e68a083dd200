import { hasVisibleText } from "@personaforge/contract/codePoints";

/** A run of changed text. `mark` is what to show where the text itself shows nothing. */
export type Run = { text: string; mark?: string; name?: string };

const known: Record<string, { mark: string; name: string }> = {
  " ": { mark: "·", name: "space" },
  "\n": { mark: "↵", name: "line break" },
  "\t": { mark: "⇥", name: "tab" },
  "\u00a0": { mark: "⍽", name: "no-break space" },
  "\u3000": { mark: "□", name: "wide space" },
};

function unknown(character: string): { mark: string; name: string } {
  const code = character.codePointAt(0) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return { mark: `⟨${name}⟩`, name };
}

const breaks = /^[\n\t]+|[\n\t]+$/gu;

function marked(text: string): Run[] {
  return Array.from(text, (character) => ({
    text: character,
    ...(known[character] ?? unknown(character)),
  }));
}

/**
 * Takes changed text apart so that what is not to be seen can be shown: every character of a text
 * of spaces alone, and line breaks and tabs at the ends of any other text.
 */
export function runsOf(text: string): Run[] {
  if (!hasVisibleText(text)) return marked(text);
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(breaks)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index) });
    runs.push(...marked(match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end) });
  return runs;
}

/** What nobody sees, in words: `2 spaces, line break`. Empty for a text that speaks for itself. */
export function spokenInvisible(text: string): string {
  if (hasVisibleText(text)) return "";
  const counts = new Map<string, number>();
  for (const { name = "" } of marked(text)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Array.from(counts, ([name, count]) => (count === 1 ? name : `${count} ${name}s`)).join(
    ", ",
  );
}
