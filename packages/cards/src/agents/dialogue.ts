/** One message of an example. `speaker` is `{{char}}`, `{{user}}` or a name as it was written. */
export interface Turn {
  speaker: string;
  text: string;
}

/** Examples as cards have them: each begins with a line `<START>`, each turn with its speaker. */
export const examplesText = (examples: readonly (readonly Turn[])[]): string =>
  examples.map((turns) => `<START>\n${turnsText(turns)}`).join("\n");

/** One example without its `<START>`. */
export const turnsText = (turns: readonly Turn[]): string =>
  turns.map(({ speaker, text }) => `${speaker}: ${text}`).join("\n");

/** The examples of a card, one text each, without their `<START>`. */
export function examplesOf(text: string): string[] {
  const blocks = text.split(/^[ \t]*<START>[ \t]*\r?\n?/gim);
  return blocks.map((block) => block.replace(/\n$/, "")).filter((block) => block.trim() !== "");
}

const macro = /^\{\{\s*(char|user\d*)\s*\}\}:/i;

/** The turns of one example. Lines without a known speaker go on with the turn before. */
export function turnsOf(block: string, names: ReadonlySet<string>): Turn[] {
  const turns: Turn[] = [];
  for (const line of block.split("\n")) {
    const speaker = speakerOf(line, names);
    const last = turns.at(-1);
    if (speaker !== null) {
      turns.push({ speaker: speaker.name, text: line.slice(speaker.length).replace(/^ /, "") });
    } else if (last !== undefined) last.text += `\n${line}`;
    else if (line.trim() !== "") turns.push({ speaker: "{{char}}", text: line });
  }
  return turns;
}

/** What is said in all examples of a card, and whether the character of this name says it. */
export function saidIn(examples: string, name: string): { byCharacter: boolean; text: string }[] {
  const turns = examplesOf(examples).flatMap((block) => turnsOf(block, new Set([name])));
  return turns.map(({ speaker, text }) => ({
    byCharacter: speaker === "{{char}}" || speaker === name,
    text,
  }));
}

function speakerOf(
  line: string,
  names: ReadonlySet<string>,
): { name: string; length: number } | null {
  const found = macro.exec(line);
  if (found) return { name: `{{${(found[1] ?? "").toLowerCase()}}}`, length: found[0].length };
  const colon = line.indexOf(":");
  const name = colon > 0 ? line.slice(0, colon) : null;
  return name !== null && names.has(name) ? { name, length: colon + 1 } : null;
}
